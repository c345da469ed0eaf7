/**
 * Finds uses of tenant tables and functions that do not name their organization as a value. Citus finds the node of a statement by it, and a
 * statement that relies on an id alone could reach another organization.
 *
 * Every tenant table needs a condition `organization_id = VALUE` (or `= any (VALUE)`) in its query block, an insert needs a value in that
 * column, and the first argument of a tenant function must be a value. A value is a parameter, a constant, or the `organization_id` of a table
 * with such a condition in the same block. That of a table around it is none: Citus would run the statement on all shards.
 */
import { parseSync } from 'libpg-query';
import { tenantFunctions, tenantTables } from '../../src/database/distribution.ts';

type Node = { [key: string]: unknown };

/**
 * `hidden`: names of common table expressions, which hide tables. `scoped`: aliases of tables whose organization is known. `variable`: holds
 * the organization, in a function.
 */
type Scope = {
  hidden: ReadonlySet<string>;
  scoped: ReadonlySet<string>;
  variable: string | undefined;
  report: (problem: string) => void;
};

/** Returns the unscoped uses. Call `loadModule` of libpg-query first. Throws on a syntax error. */
export function findUnscoped(text: string, variable?: string): string[] {
  const problems = new Set<string>();
  const statements = parseSync(text).stmts ?? [];
  // Several statements in one text are migrations; they have no parameters.
  if (statements.length === 1)
    visit(statements, { hidden: new Set(), scoped: new Set(), variable, report: (problem) => problems.add(problem) });
  return [...problems];
}

/** The tables in a statement, tenant tables or not. */
export function findTables(text: string): string[] {
  const collect = (value: unknown): string[] =>
    typeof value === 'object' && value !== null
      ? Object.entries(value).flatMap(([key, child]) => (key === 'relname' ? [child as string] : collect(child)))
      : [];
  return collect(parseSync(text).stmts);
}

const isNode = (value: unknown): value is Node => typeof value === 'object' && value !== null && !Array.isArray(value);
const listOf = (value: unknown): Node[] => (Array.isArray(value) ? value : []);

function visit(value: unknown, scope: Scope): void {
  for (const each of listOf(value)) visit(each, scope);
  if (!isNode(value)) return;
  for (const [kind, child] of Object.entries(value)) {
    if (['SelectStmt', 'UpdateStmt', 'DeleteStmt'].includes(kind)) visitBlock(child as Node, scope);
    else if (kind === 'InsertStmt') visitInsert(child as Node, scope);
    else {
      if (kind === 'FuncCall') checkCall(child as Node, scope);
      visit(child, scope);
    }
  }
}

/** A query block: its tables with their conditions, then what it contains. Returns the scope in which its expressions are. */
function visitBlock({ withClause, larg, rarg, relation, ...rest }: Node, outer: Scope): Scope {
  const around = visitWith(withClause as Node | undefined, outer);
  const sources = [...listOf(rest.fromClause), ...listOf(rest.usingClause), ...(relation ? [{ RangeVar: relation }] : [])];
  const scope = checkTables(sources, rest.whereClause, around);
  for (const side of [larg, rarg]) if (isNode(side)) visitBlock(side, around);
  visit(rest, scope);
  return scope;
}

function visitWith(withClause: Node | undefined, outer: Scope): Scope {
  let scope = outer;
  const tables = listOf(withClause?.ctes).map(({ CommonTableExpr }) => CommonTableExpr as { ctename: string; ctequery: Node });
  const hide = (...names: string[]) => ({ ...scope, hidden: new Set([...scope.hidden, ...names]) });
  if (withClause?.recursive) scope = hide(...tables.map(({ ctename }) => ctename));
  for (const { ctename, ctequery } of tables) {
    visit(ctequery, scope);
    scope = hide(ctename);
  }
  return scope;
}

function checkTables(sources: Node[], condition: unknown, around: Scope): Scope {
  const tables = new Map<string, string>();
  const conditions = [condition];
  const collect = ({ RangeVar: table, JoinExpr: join }: Node): void => {
    const name = isNode(table) ? tenantTableOf(table, around) : undefined;
    if (name !== undefined) tables.set(((table as Node).alias as { aliasname?: string } | undefined)?.aliasname ?? name, name);
    if (!isNode(join)) return;
    conditions.push(join.quals);
    for (const side of [join.larg, join.rarg]) if (isNode(side)) collect(side);
  };
  sources.forEach(collect);
  const scope = nameTables([...tables.keys()], conditions.flatMap(toConjuncts), around);
  for (const [alias, table] of tables) if (!scope.scoped.has(alias)) scope.report(alias === table ? table : `${table} ${alias}`);
  return scope;
}

/** Adds those tables whose organization the conditions compare with a value, or with that of another such table of the block. */
function nameTables(aliases: string[], conditions: Node[], around: Scope): Scope {
  let scope: Scope = { ...around, scoped: new Set() };
  for (let size = -1; size < scope.scoped.size; ) {
    size = scope.scoped.size;
    const named = conditions.map((condition) => namedBy(condition, scope));
    // Without a qualifier the column is that of the only table that has it.
    const found = aliases.filter((alias) => named.includes(alias) || named.includes(''));
    scope = { ...scope, scoped: new Set([...scope.scoped, ...found]) };
  }
  return scope;
}

function tenantTableOf({ relname, schemaname = 'public' }: Node, { hidden }: Scope): string | undefined {
  const name = relname as string;
  return schemaname === 'public' && tenantTables.includes(name) && !hidden.has(name) ? name : undefined;
}

function toConjuncts(condition: unknown): Node[] {
  if (!isNode(condition)) return [];
  const { BoolExpr: operation } = condition;
  return isNode(operation) && operation.boolop === 'AND_EXPR' ? listOf(operation.args).flatMap(toConjuncts) : [condition];
}

/** The qualifier of the organization that a condition compares with a value; '' without a qualifier. */
function namedBy({ A_Expr: comparison }: Node, scope: Scope): string | undefined {
  if (!isNode(comparison) || !['AEXPR_OP', 'AEXPR_OP_ANY'].includes(comparison.kind as string)) return undefined;
  if (namesOf(comparison.name).join() !== '=') return undefined;
  for (const [column, value] of [
    [comparison.lexpr, comparison.rexpr],
    [comparison.rexpr, comparison.lexpr],
  ]) {
    const names = columnOf(column);
    if (names.at(-1) === 'organization_id' && isValue(value, scope)) return names.at(-2) ?? '';
  }
  return undefined;
}

const namesOf = (names: unknown): string[] => listOf(names).map(({ String: text }) => (text as { sval?: string } | undefined)?.sval ?? '*');

const columnOf = (value: unknown): string[] => {
  const { ColumnRef: column } = isNode(value) ? value : {};
  return isNode(column) ? namesOf(column.fields) : [];
};

function isValue(value: unknown, scope: Scope): boolean {
  if (!isNode(value)) return false;
  if (isNode(value.TypeCast)) return isValue(value.TypeCast.arg, scope);
  if (value.ParamRef !== undefined || value.A_Const !== undefined) return true;
  const names = columnOf(value);
  if (names.at(-1) === 'organization_id') return names.length > 1 && scope.scoped.has(names.at(-2) as string);
  return names.length === 1 && names[0] === scope.variable;
}

function visitInsert({ withClause, selectStmt, ...rest }: Node, outer: Scope): void {
  const around = visitWith(withClause as Node | undefined, outer);
  const source = ((selectStmt ?? {}) as { SelectStmt?: Node }).SelectStmt ?? {};
  const scope = visitBlock(source, around);
  const table = tenantTableOf(rest.relation as Node, { ...around, hidden: new Set() });
  const position = listOf(rest.cols).findIndex(({ ResTarget: column }) => (column as Node).name === 'organization_id');
  const rows = listOf(source.valuesLists).map(({ List: row }) => listOf((row as Node).items)[position]);
  const selected = (listOf(source.targetList)[position]?.ResTarget as Node | undefined)?.val;
  const isNamed =
    rows.length > 0 ? rows.every((value) => isValue(value, scope)) : isValue(selected, scope) || isOfSource(selected, source, scope);
  if (table !== undefined && !isNamed) scope.report(`insert into ${table}`);
  visit(rest, around);
}

/** The only organization of the source, or that of each row of a parameter, as `json_to_recordset($1)`. */
function isOfSource(value: unknown, { fromClause }: Node, { scoped }: Scope): boolean {
  const names = columnOf(value);
  if (names.at(-1) !== 'organization_id') return false;
  return (names.length === 1 && scoped.size > 0) || listOf(fromClause).every(({ RangeFunction: rows }) => rows !== undefined);
}

function checkCall({ funcname, args }: Node, scope: Scope): void {
  const name = namesOf(funcname).at(-1) as string;
  if (tenantFunctions.includes(name) && !isValue(listOf(args)[0], scope)) scope.report(`${name}()`);
}
