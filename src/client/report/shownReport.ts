import { workspace } from 'vscode';
import type { MarkdownReport } from './markdownReport.js';
import type { ReportPanel } from './reportPanel.js';

/** Which of the two forms of the report an audit brings up: what is open already, else the panel; text for those who have told VS Code that they use a screen reader. */
export class ShownReport {
  readonly panel: ReportPanel;
  readonly markdown: MarkdownReport;

  constructor(panel: ReportPanel, markdown: MarkdownReport) {
    this.panel = panel;
    this.markdown = markdown;
  }

  async show(): Promise<void> {
    const spoken = workspace.getConfiguration('editor').get<string>('accessibilitySupport') === 'on';
    const inText = this.markdown.isOpen && !this.panel.isOpen;
    if (spoken || inText) await this.markdown.show();
    else await this.panel.show();
  }
}
