import {
  CancellationTokenSource,
  CustomExecution,
  EventEmitter,
  Task,
  TaskGroup,
  TaskScope,
  l10n,
  tasks,
  type Disposable,
  type Pseudoterminal,
  type TaskDefinition,
} from 'vscode';
import { withAudit } from './commands/auditWorkspace.js';
import type { Running } from './extension.js';

const type = 'pledge';

/** A terminal that runs the audit in the language server and shows it as the command line does. */
function auditTerminal(running: Running): Pseudoterminal {
  const written = new EventEmitter<string>();
  const closed = new EventEmitter<number>();
  const cancellation = new CancellationTokenSource();
  const run = async (): Promise<number> => {
    try {
      const code = await withAudit(
        running,
        async ({ grave }) => {
          written.fire((await running.reports.text('text')).replaceAll('\n', '\r\n'));
          return grave > 0 ? 1 : 0;
        },
        cancellation.token,
      );
      return code ?? 130;
    } catch (error) {
      written.fire(`pledge: ${error instanceof Error ? error.message : String(error)}\r\n`);
      return 2;
    }
  };
  return {
    onDidWrite: written.event,
    onDidClose: closed.event,
    open: () =>
      void run().then((code) => {
        closed.fire(code);
        for (const each of [written, closed, cancellation]) each.dispose();
      }),
    close: () => {
      cancellation.cancel();
    },
  };
}

function auditTask(running: Running, definition: TaskDefinition): Task {
  const execution = new CustomExecution(() => Promise.resolve(auditTerminal(running)));
  const task = new Task(definition, TaskScope.Workspace, l10n.t('audit'), type, execution);
  task.group = TaskGroup.Test;
  task.detail = l10n.t('Compare what the code does with personal data with the privacy policy');
  return task;
}

/** Offers the audit under *Run Task*, with the exit codes of the command line. It needs no program: the language server does it. */
export function provideAuditTask(running: Running): Disposable {
  return tasks.registerTaskProvider(type, {
    provideTasks: () => [auditTask(running, { type })],
    resolveTask: ({ definition }) => auditTask(running, definition),
  });
}
