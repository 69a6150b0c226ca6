import { isDeeper } from '../record/nesting.ts';
import { idOf, isRow, type Row, rowsOf } from './row.ts';

/** A release that the API keeps, with what its devices are told of each service. */
export interface ReleaseRecord {
  readonly id: number;
  readonly commit: string;
  /** `1.2.3` or `1.2.3+rev1`; absent where it has none */
  readonly version?: string;
  /** `success`, or what kept it from being built */
  readonly status: string;
  readonly services: readonly ServiceRecord[];
}

export interface ServiceRecord {
  readonly name: string;
  /** any JSON value; null where there is no contract */
  readonly contract: unknown;
  readonly labels: Readonly<Record<string, unknown>>;
}

/** A release out of an answer; undefined where a part of it is missing or of another kind. */
export function releaseOfRow(row: Row): ReleaseRecord | undefined {
  const id = idOf(row['id']);
  const { commit, raw_version: version, status } = row;
  const services = rowsOf(row['release_image'])?.map(serviceOfRow);
  if (id === undefined || typeof commit !== 'string' || typeof status !== 'string' || !services) return undefined;
  if (!services.every((service) => service !== undefined)) return undefined;
  return { id, commit, ...(typeof version === 'string' && { version }), status, services };
}

function serviceOfRow({ image, image_label: labelRows }: Row): ServiceRecord | undefined {
  const [built] = rowsOf(image) ?? [];
  const [service] = rowsOf(built?.['is_a_build_of__service']) ?? [];
  const labels = rowsOf(labelRows);
  const name = service?.['service_name'];
  const contract = contractOf(built?.['contract']);
  if (typeof name !== 'string' || !labels || isDeeper(contract, deepestContract)) return undefined;
  return { name, contract, labels: Object.fromEntries(labels.flatMap(labelEntry)) };
}

/** how deep a contract may be; nobody writes one of more than a handful of levels */
const deepestContract = 100;

/** some servers give a contract as JSON text */
function contractOf(contract: unknown): unknown {
  if (typeof contract !== 'string') return contract ?? null;
  try {
    return JSON.parse(contract) as unknown;
  } catch {
    return contract; // a text is no contract, and is judged as that
  }
}

function labelEntry(label: Row): [string, unknown][] {
  return isRow(label) && typeof label['label_name'] === 'string' ? [[label['label_name'], label['value']]] : [];
}
