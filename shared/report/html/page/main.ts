import type { DeviceData } from './device-data.ts';
import { deviceTable } from './device-table.ts';
import { themeButton } from './theme.ts';

const data = document.getElementById('data');
const place = document.getElementById('device-table');
const theme = document.getElementById('theme');
if (theme instanceof HTMLButtonElement) themeButton(theme);
if (data && place) deviceTable(place, JSON.parse(data.textContent ?? '') as DeviceData);
