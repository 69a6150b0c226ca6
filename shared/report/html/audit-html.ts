import { createHash } from 'node:crypto';
import type { AuditReport } from '../audit/audit-report.ts';
import { escapeScriptJson } from '../escape/html.ts';
import type { Naming } from '../hidden-devices.ts';
import { deviceData } from './device-rows.ts';
import { element } from './elements.ts';
import { script, style } from './page-asset.ts';
import { changesSection } from './sections/changes.ts';
import { contradictionsSection } from './sections/contradictions.ts';
import { devicesSection } from './sections/devices.ts';
import { excusesSection } from './sections/excuses.ts';
import { findingsSection } from './sections/findings.ts';
import { fleetsSection } from './sections/fleets.ts';
import { headSection } from './sections/head.ts';
import { remarksSection } from './sections/remarks.ts';
import { trendSection } from './sections/trend.ts';
import { versionsSection } from './sections/versions.ts';

/**
 * An audit as one page: everything is in it, and a policy in it keeps it from asking for anything, and from running
 * anything but its own program. All but the table of devices is there without scripts, for printers and for readers of
 * any kind. The same report gives the same bytes. `names` says how devices appear: what is hidden is nowhere in the page.
 */
export function toAuditHtml(report: AuditReport, names: Naming = 'show'): string {
  const policy = [
    "default-src 'none'",
    `script-src '${hashOf(script)}'`,
    `style-src '${hashOf(style)}'`,
    "base-uri 'none'",
    "form-action 'none'",
  ].join('; ');
  const sections = [
    fleetsSection(report),
    ...trendSection(report),
    ...versionsSection(report),
    ...changesSection(report, names),
    ...findingsSection(report, names),
    ...excusesSection(report),
    ...contradictionsSection(report),
    ...remarksSection(report),
    devicesSection(report),
  ];
  const links = sections.map(({ id, title: name }) => element('li', {}, element('a', { href: `#${id}` }, name)));
  const parts = element('nav', { 'aria-label': 'Parts of the page' }, element('ul', {}, ...links));
  const theme = element('button', { id: 'theme', type: 'button', hidden: '' }, 'Light or dark');
  const title = element('title', {}, `Fleet audit of ${report.takenAt.slice(0, 10)}`);
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="referrer" content="no-referrer">
${title.html}
<style>${style}</style>
</head>
<body>
${theme.html}
<main>
${[headSection(report), parts, ...sections].map(({ html }) => html).join('\n')}
</main>
<script type="application/json" id="data">${escapeScriptJson(JSON.stringify(deviceData(report, names)))}</script>
<script>${script}</script>
</body>
</html>
`;
}

function hashOf(text: string): string {
  return `sha256-${createHash('sha256').update(text).digest('base64')}`;
}
