export { escapeJson } from './escape/json.ts';
export { escapeTerminal } from './escape/terminal.ts';
export { toErrorReport, toReport } from './json.ts';
export type { Report, ReportedFleet, ReportedGroup } from './report.ts';
export { type Fixed, toFixText, toLintText } from './text/lint-text.ts';
export { type TextOptions, toText } from './text/text.ts';
