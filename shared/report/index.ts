export { escapeJson } from './escape/json.ts';
export { escapeTerminal } from './escape/terminal.ts';
export { toErrorReport, toReport } from './json.ts';
export type { Report, ReportedFleet, ReportedGroup } from './report.ts';
export { type TextOptions, toLintText, toText } from './text/text.ts';
