export { type Annotation, type AnnotationOptions, toAnnotations } from './annotations/annotations.ts';
export { type AuditHeader, assembleAudit } from './audit/assemble.ts';
export { toAuditJson } from './audit/audit-json.ts';
export { type AuditMarkdownOptions, toAuditMarkdown } from './audit/audit-markdown.ts';
export type * from './audit/audit-report.ts';
export { type LastAudit, lastOfReport, readAuditState, writeAuditState } from './audit/audit-state.ts';
export { toAuditText } from './audit/audit-text.ts';
export { auditVerdict } from './audit/audit-verdict.ts';
export { toAuditedFleet } from './audit/audited-fleet.ts';
export { type MadeAudit, makeAudit } from './audit/make-audit.ts';
export { compareAudit, type MergeProblem, mergeAudits, type NamedAudit } from './audit/merge.ts';
export { type NoAudit, readAudit } from './audit/read-audit.ts';
export { toCsv } from './csv/csv.ts';
export { cut } from './cut.ts';
export { showInvisible } from './escape/invisible.ts';
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
export { type Verdict, verdictOf } from './verdict.ts';
