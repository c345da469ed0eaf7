/**
 * Finds what Citus 13.2 refuses in writes of distributed and global tables, as far as it can be seen without types: functions that are not
 * immutable among the values of an update, of `on conflict do update`, and in `returning`.
 */
import { parseSync } from 'libpg-query';
import { coordinatorTables, globalTables } from '../../src/database/distribution.ts';

type Node = { [key: string]: unknown };

const isNode = (value: unknown): value is Node => typeof value === 'object' && value !== null && !Array.isArray(value);

const volatile = ['event_place', 'new_id', 'gen_random_uuid'];
const clocks = ['current_instant', 'now'];
/** Of PostgreSQL, which the program uses. */
const stable = [...clocks, 'to_jsonb', 'jsonb_build_object', 'jsonb_agg', 'array_agg'];

/**
 * Returns the problems. `isInFunction`: a name without a table may be a variable. Call `loadModule` of libpg-query first. Throws on a syntax
 * error.
 */
export function findRefused(text: string, isInFunction = false): string[] {
  const statements = parseSync(text).stmts ?? [];
  // Several statements in one text are migrations.
  return statements.length === 1 ? [...new Set(visit(statements, isInFunction ? 2 : 1))] : [];
}

/** `leastNames`: of a column, with its table. */
function visit(value: unknown, leastNames: number): string[] {
  if (Array.isArray(value)) return value.flatMap((each) => visit(each, leastNames));
  if (!isNode(value)) return [];
  return Object.entries(value).flatMap(([kind, child]) => [
    ...(isWrite(kind, child) ? checkWrite(kind, child, leastNames) : []),
    ...visit(child, leastNames),
  ]);
}

const isWrite = (kind: string, child: unknown): child is Node =>
  ['InsertStmt', 'UpdateStmt', 'DeleteStmt'].includes(kind) && isNode(child) && isDistributed(child.relation);

const isDistributed = (relation: unknown): boolean =>
  isNode(relation) && (relation.schemaname ?? 'public') === 'public' && !coordinatorTables.includes(relation.relname as string);

function checkWrite(kind: string, write: Node, leastNames: number): string[] {
  const { targetList, returningList, returningClause, onConflictClause, selectStmt, withClause, relation } = write;
  const table = (relation as Node).relname;
  const name = (part: string, found: string[]) => found.map((one) => `${one} in ${part} of ${table}`);
  const conflict = isNode(onConflictClause) ? onConflictClause.targetList : undefined;
  return [
    ...name('the values', kind === 'UpdateStmt' ? findInValue(targetList, { isConditional: false, leastNames }) : []),
    ...name('the values of a conflict', callsIn(conflict, [...stable, ...volatile])),
    ...name('returning', callsIn([returningList, returningClause], [...stable, ...volatile])),
    ...name('the select list', windowsIn(selectStmt)),
    ...name('the with clause', kind === 'InsertStmt' && globalTables.includes(table as string) ? writesIn(withClause) : []),
  ];
}

/** A subquery is computed beforehand. */
const isSubquery = (node: Node): boolean => isNode(node.SubLink);

type Place = { isConditional: boolean; leastNames: number };

function findInValue(value: unknown, { isConditional, leastNames }: Place): string[] {
  if (Array.isArray(value)) return value.flatMap((each) => findInValue(each, { isConditional, leastNames }));
  if (!isNode(value) || isSubquery(value)) return [];
  const { FuncCall: call, A_Expr: operation } = value;
  const inside = isConditional || isNode(value.CaseExpr) || isNode(value.CoalesceExpr) || isNode(value.MinMaxExpr);
  const own = [
    ...(isNode(call) && isRefused(call, { isConditional: inside, leastNames }) ? [`${nameOf(call)}()`] : []),
    ...(isNode(operation) && isShift(operation, leastNames) ? ['arithmetic with an interval and a column'] : []),
  ];
  return [...own, ...Object.values(value).flatMap((child) => findInValue(child, { isConditional: inside, leastNames }))];
}

const isRefused = (call: Node, { isConditional, leastNames }: Place): boolean =>
  volatile.includes(nameOf(call)) || (stable.includes(nameOf(call)) && (isConditional || hasColumn(call.args, leastNames)));

const isShift = ({ name, lexpr, rexpr }: Node, leastNames: number): boolean =>
  ['+', '-'].includes(textOf(name)) && hasColumn([lexpr, rexpr], leastNames) && [lexpr, rexpr].some(isInterval);

function isInterval(value: unknown): boolean {
  const text = JSON.stringify(value ?? null);
  return text.includes('"sval":"interval"') || text.includes('"sval":"make_interval"') || clocks.some((one) => text.includes(`"${one}"`));
}

function hasColumn(value: unknown, leastNames: number): boolean {
  if (Array.isArray(value)) return value.some((each) => hasColumn(each, leastNames));
  if (!isNode(value) || isSubquery(value)) return false;
  const { ColumnRef: column } = value;
  const isColumn = isNode(column) && (column.fields as unknown[]).length >= leastNames;
  return isColumn || Object.values(value).some((each) => hasColumn(each, leastNames));
}

function callsIn(value: unknown, names: string[]): string[] {
  if (Array.isArray(value)) return value.flatMap((each) => callsIn(each, names));
  if (!isNode(value) || isSubquery(value)) return [];
  const { FuncCall: call } = value;
  const own = isNode(call) && names.includes(nameOf(call)) ? [`${nameOf(call)}()`] : [];
  return [...own, ...Object.values(value).flatMap((child) => callsIn(child, names))];
}

function windowsIn(source: unknown): string[] {
  const select = isNode(source) && isNode(source.SelectStmt) ? source.SelectStmt : {};
  return JSON.stringify(select.targetList ?? []).includes('"over":') ? ['a window function'] : [];
}

/** Within a `with` of its own, such an insert is accepted. */
function writesIn(withClause: unknown): string[] {
  const tables = isNode(withClause) ? (withClause.ctes as Node[]) : [];
  const queries = tables.map(({ CommonTableExpr: table }) => (table as Node).ctequery as Node);
  return queries.some((query) => Object.keys(query).some((kind) => ['InsertStmt', 'UpdateStmt', 'DeleteStmt'].includes(kind)))
    ? ['a write']
    : [];
}

const nameOf = ({ funcname }: Node): string => textOf(Array.isArray(funcname) ? [funcname.at(-1)] : []);

const textOf = (names: unknown): string =>
  Array.isArray(names) ? names.map((one) => ((one as Node).String as { sval?: string } | undefined)?.sval ?? '').join('.') : '';
