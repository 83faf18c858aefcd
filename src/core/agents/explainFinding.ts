import { english } from '../language/english.js';
import { say } from '../language/text.js';
import { explainLine } from '../report/explain.js';
import { ruleLink } from '../report/ruleLink.js';
import type { Finding, Fix } from '../rules/rule.js';
import { BadInput, type AgentInput } from './input.js';
import { pathOf, uriOf, type Audited } from './workspaceAnswers.js';

/** What is known of one line, its findings with their pages, and the fixes that the editor offers. */
export async function explainFinding(
  { path, line }: AgentInput,
  { result, roots }: Audited,
  fixes: (finding: Finding) => Promise<readonly Fix[]>,
): Promise<string> {
  const uri = uriOf(String(path), roots);
  const document = result.documents.find((each) => each.uri === uri);
  if (document === undefined) {
    const skipped = result.skipped.find((each) => each.uri === uri);
    throw new BadInput(`${String(path)} ${skipped ? say(english.skips, skipped.why) : 'is no file that is analysed'}.`);
  }
  const told = explainLine(result, document, Number(line), roots[0] ?? uri);
  if (told === undefined)
    return `Nothing is known of ${pathOf(uri, roots)}:${String(line)}: no personal data, no place that it goes to.`;
  const lines = result.lines.get(uri);
  const findings = document.findings.filter(({ range }) => lines?.at(range.start).line === Number(line));
  const ways: string[] = [];
  for (const finding of findings) {
    ways.push(`How to mend ${finding.rule} (${ruleLink(finding.rule)}):`);
    for (const { title } of await fixes(finding)) ways.push(`- ${say(english.fixes, title)}`);
  }
  return [told.trimEnd(), ...(ways.length > 0 ? ['', ...ways] : [])].join('\n');
}
