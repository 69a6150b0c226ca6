export { type Annotation, type AnnotationOptions, toAnnotations } from './annotations/annotations.ts';
export { toCsv } from './csv/csv.ts';
export { escapeJson } from './escape/json.ts';
export { escapeTerminal } from './escape/terminal.ts';
export { escapeWorkflowData, escapeWorkflowProperty } from './escape/workflow-command.ts';
export { type ExplainedDevice, type ExplanationReport, toExplanationReport } from './explanation.ts';
export { hideDevices, type Naming } from './hidden-devices.ts';
export { toErrorReport, toReport } from './json.ts';
export { toJunit } from './junit/junit.ts';
export {
  checkRunBudget,
  commentBudget,
  type MarkdownOptions,
  summaryBudget,
  toMarkdown,
} from './markdown/markdown.ts';
export { toResolvedMarkdown } from './markdown/resolved.ts';
export type { Report, ReportedFleet, ReportedGroup } from './report.ts';
export type { SarifLog } from './sarif/log.ts';
export { type SarifOptions, toSarif } from './sarif/sarif.ts';
export { toExplanationText } from './text/explanation.ts';
export { type Fixed, toFixText, toLintText } from './text/lint-text.ts';
export { type TextOptions, toText } from './text/text.ts';
export { verdictOf } from './verdict.ts';
