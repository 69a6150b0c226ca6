import type { DeviceGroup } from './device-data.ts';
import { make } from './elements.ts';
import type { Choice } from './rows.ts';

const longestOption = 40;

/** What is chosen by typing and selecting, above the table. `change` is told of each choice. */
export function controls(
  groups: readonly DeviceGroup[],
  number: HTMLElement,
  change: (changes: Partial<Choice>) => void,
): HTMLElement {
  const search = make('input', { type: 'search', id: 'search', placeholder: 'name, uuid, version, reason…' });
  search.addEventListener('input', () => change({ search: search.value }));
  const select = (label: string, key: 'fleet' | 'judgement') => {
    const values = [...new Set(groups.map((group) => group[key]))].sort();
    const options = values.map((value) => make('option', { value, title: value }, shortened(value)));
    const list = make('select', { id: key }, make('option', { value: '' }, 'all'), ...options);
    list.addEventListener('change', () => change({ [key]: list.value }));
    return make('label', {}, label, list);
  };
  return make(
    'div',
    { class: 'controls' },
    make('label', {}, 'Search', search),
    select('Fleet', 'fleet'),
    select('Judgement', 'judgement'),
    number,
  );
}

/** A list is as wide as its longest text, wherever it stands. */
function shortened(text: string): string {
  return text.length > longestOption ? `${text.slice(0, longestOption - 1)}…` : text;
}
