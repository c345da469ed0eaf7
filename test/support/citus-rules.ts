/**
 * Finds what Citus 13.2 refuses in writes of distributed and global tables, as far as it can be seen without types: functions that are not
 * immutable among the values of an update, of `on conflict do update`, and in `returning`. And calls of functions that it would run on the
 * coordinator, which numbers its transactions separately from the organization's node.
 */
import { parseSync } from 'libpg-query';
import { coordinatorTables, globalTables, tenantFunctions } from '../../src/database/distribution.ts';

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
  if (statements.length !== 1) return [];
  return [...new Set([...visit(statements, isInFunction ? 2 : 1), ...(isInFunction ? [] : undelegated((statements[0] as Node).stmt))])];
}

/** Citus runs a function on the organization's node only in `select f(…)` and `select … from f(…)`, without a subquery among the arguments. */
function undelegated(statement: unknown): string[] {
  const names = [...new Set(callsIn(statement, tenantFunctions, true))];
  return isDelegated(statement) ? [] : names.map((name) => `${name} outside of a plain call`);
}

function isDelegated(statement: unknown): boolean {
  const { targetList, fromClause, withClause, whereClause } = at(statement, 'SelectStmt');
  if (withClause || whereClause || JSON.stringify([targetList, fromClause]).includes('"SubLink":')) return false;
  const isOnly = (list: unknown, kind: (one: Node) => boolean) => Array.isArray(list) && list.length === 1 && kind(list[0]);
  return fromClause
    ? isOnly(fromClause, (source) => isNode(source.RangeFunction))
    : isOnly(targetList, (target) => isNode(at(at(target, 'ResTarget'), 'val').FuncCall));
}

const at = (value: unknown, key: string): Node => (isNode(value) && isNode(value[key]) ? value[key] : {});

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
  const { targetList: conflict, whereClause: condition } = isNode(onConflictClause) ? onConflictClause : {};
  return [
    ...name('the values', kind === 'UpdateStmt' ? findInValue(targetList, { isConditional: false, leastNames }) : []),
    ...name('the values of a conflict', callsIn(conflict, [...stable, ...volatile])),
    ...name('the condition of a conflict', [...callsIn(condition, [...stable, ...volatile]), ...shiftsIn(condition, leastNames)]),
    ...name('returning', callsIn([returningList, returningClause], [...stable, ...volatile])),
    ...name('the update', kind === 'UpdateStmt' && leastNames === 1 && hasSimpleCase(write) ? ['case … when with an operand'] : []),
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

function shiftsIn(value: unknown, leastNames: number): string[] {
  if (Array.isArray(value)) return value.flatMap((each) => shiftsIn(each, leastNames));
  if (!isNode(value) || isSubquery(value)) return [];
  if (isNode(value.A_Expr) && isShift(value.A_Expr, leastNames)) return ['arithmetic with an interval and a column'];
  return Object.values(value).flatMap((child) => shiftsIn(child, leastNames));
}

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

function callsIn(value: unknown, names: string[], inSubqueries = false): string[] {
  if (Array.isArray(value)) return value.flatMap((each) => callsIn(each, names, inSubqueries));
  if (!isNode(value) || (!inSubqueries && isSubquery(value))) return [];
  const { FuncCall: call } = value;
  const own = isNode(call) && names.includes(nameOf(call)) ? [`${nameOf(call)}()`] : [];
  return [...own, ...Object.values(value).flatMap((child) => callsIn(child, names, inSubqueries))];
}

/** Citus 13.2 sends its comparisons to the node as conditions that are compared with the operand again. */
function hasSimpleCase(value: unknown): boolean {
  if (Array.isArray(value)) return value.some(hasSimpleCase);
  if (!isNode(value)) return false;
  return isNode(at(value, 'CaseExpr').arg) || Object.values(value).some(hasSimpleCase);
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
