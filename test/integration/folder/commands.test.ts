import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { expectDiagnostics, fileUri, open, Restorer } from '../support/editor.js';
import { eventually } from '../support/eventually.js';

function untitled(language: string): vscode.TextDocument[] {
  return vscode.workspace.textDocuments.filter(
    ({ uri, languageId }) => uri.scheme === 'untitled' && languageId === language,
  );
}

describe('commands', () => {
  const restorer = new Restorer();
  afterEach(() => restorer.restore());

  it('are all declared and registered', async () => {
    await open('src/signup.ts');
    const registered = await eventually(async () => {
      const all = await vscode.commands.getCommands(true);
      assert.ok(all.includes('pledge.auditWorkspace'));
      return all;
    });
    const { contributes } = vscode.extensions.getExtension('pledge-privacy.pledge-privacy')?.packageJSON as {
      contributes: { commands: { command: string }[] };
    };
    for (const { command } of contributes.commands) assert.ok(registered.includes(command), command);
  });

  it('audit the workspace: Problems of files that are not open, and a report', async () => {
    await open('src/signup.ts');
    await vscode.commands.executeCommand('pledge.auditWorkspace');
    await expectDiagnostics(fileUri('src/order.ts'), ['personal-data-in-log:6']);
    await expectDiagnostics(fileUri('src/Contact.tsx'), ['undeclared-category:8']);
    const reports = (): vscode.Tab[] =>
      vscode.window.tabGroups.all.flatMap(({ tabs }) => tabs).filter(({ label }) => label === 'Privacy Audit');
    await eventually(() => {
      assert.equal(reports().length, 1);
    });

    // Once more: the same panel, brought up to date.
    await vscode.commands.executeCommand('pledge.auditWorkspace');
    assert.equal(reports().length, 1);
    await vscode.window.tabGroups.close(reports());

    // What a closed file shows after an audit stays, and follows the disk.
    const order = fileUri('src/order.ts');
    await restorer.remember(order);
    await vscode.workspace.fs.writeFile(order, new TextEncoder().encode('export {};\n'));
    await expectDiagnostics(order, []);
  });

  it('show the report as a document beside the code, and bring it up to date', async () => {
    await open('src/signup.ts');
    await vscode.commands.executeCommand('pledge.openMarkdownReport');
    const [report, ...others] = untitled('markdown');
    assert.ok(report);
    assert.equal(others.length, 0);
    assert.match(report.getText(), /src\/order\.ts/);
    assert.match(report.getText(), /personal-data-in-log/);
    const [editor] = vscode.window.visibleTextEditors.filter(({ document }) => document === report);
    assert.equal(editor?.viewColumn, vscode.ViewColumn.Two);
    // An audit brings up what is open already.
    await vscode.commands.executeCommand('pledge.auditWorkspace');
    assert.equal(untitled('markdown').length, 1);
    assert.deepEqual(
      vscode.window.tabGroups.all.map(({ tabs }) => tabs.length),
      [1, 1],
    );
  });

  it('export the report in every format, and create a baseline', async () => {
    await open('src/signup.ts');
    for (const [format, start] of [
      ['html', '<!doctype html>'],
      ['sarif', '{'],
      ['csv', 'severity,rule'],
      ['fides', '# Proposed by'],
      ['json', '{'],
      ['markdown', '# Privacy audit'],
      ['text', 'privacy.policy.yaml'],
    ] as const) {
      const target = fileUri(`out.${format}`);
      await vscode.commands.executeCommand('pledge.exportReport', format, target);
      const text = new TextDecoder().decode(await vscode.workspace.fs.readFile(target));
      await vscode.workspace.fs.delete(target);
      assert.ok(text.length > 100 && (format === 'text' || text.startsWith(start)), `${format}: ${text.slice(0, 80)}`);
    }
    await vscode.commands.executeCommand('pledge.createBaseline');
    const baseline = fileUri('pledge.baseline.json');
    const text = new TextDecoder().decode(await vscode.workspace.fs.readFile(baseline));
    await vscode.workspace.fs.delete(baseline);
    assert.match(text, /"path":"src\/order\.ts"/);
  });

  it('offer the audit as a task', async function () {
    // VS Code on the web runs no tasks: it has no processes.
    if (vscode.env.appHost === 'web') this.skip();
    await open('src/signup.ts');
    const [task] = await vscode.tasks.fetchTasks({ type: 'pledge' });
    assert.ok(task);
    // It is not run: the server that the tests use has no terminals.
    assert.deepEqual([task.name, task.source], ['audit', 'pledge']);
    assert.equal(task.group, vscode.TaskGroup.Test);
  });

  it('end the audit of a task with the task', async function () {
    if (vscode.env.appHost === 'web') this.skip();
    await open('src/signup.ts');
    const [task] = await vscode.tasks.fetchTasks({ type: 'pledge' });
    // What VS Code calls when it runs the task; the types have no word for it.
    const { callback } = task?.execution as unknown as {
      callback: (definition: vscode.TaskDefinition) => Promise<vscode.Pseudoterminal>;
    };
    const terminal = await callback({ type: 'pledge' });
    const written: string[] = [];
    terminal.onDidWrite((text) => written.push(text));
    const code = new Promise((resolve) => terminal.onDidClose?.(resolve));
    terminal.open(undefined);
    terminal.close();
    assert.equal(await code, 130);
    assert.deepEqual(written, []);
  });

  it('import a policy in prose that no policy file quotes as an unsaved document beside it', async () => {
    const text = fileUri('docs/cookie-notice.md');
    await restorer.remember(text);
    await vscode.workspace.fs.writeFile(
      text,
      new TextEncoder().encode('# Cookies\n\nWe collect your e-mail address.\n'),
    );
    await vscode.commands.executeCommand('pledge.importPolicy', text);
    const [proposed] = untitled('yaml');
    assert.ok(proposed);
    assert.match(proposed.getText(), /user\.contact\.email/);
    assert.match(proposed.getText(), /docs\/cookie-notice\.md/);
    assert.equal(vscode.window.activeTextEditor?.document, proposed);
    assert.equal(vscode.window.activeTextEditor.viewColumn, vscode.ViewColumn.Two);
  });

  it('restart the server', async () => {
    await open('src/signup.ts');
    const uri = fileUri('src/signup.ts');
    await expectDiagnostics(uri, ['denied-practice:5']);
    await vscode.commands.executeCommand('pledge.restartServer');
    await expectDiagnostics(uri, ['denied-practice:5']);
  });

  it('show the output', async () => {
    await open('src/signup.ts');
    await vscode.commands.executeCommand('pledge.showOutput');
    await eventually(() => {
      const shown = vscode.window.visibleTextEditors.map(({ document }) => document.uri);
      assert.ok(shown.some(({ scheme, path }) => scheme === 'output' && path.includes('Pledge')));
    });
    await vscode.commands.executeCommand('workbench.action.closePanel');
  });
});
