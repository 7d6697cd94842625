import { createHash } from 'node:crypto';
import { getNullableType, GraphQLError, GraphQLID, GraphQLString, OperationTypeNode, typeFromAST } from 'graphql';
import type { DocumentNode, GraphQLInputType, GraphQLNullableType, GraphQLSchema } from 'graphql';
import type { OperationDefinitionNode, TypeNode, VariableDefinitionNode } from 'graphql';
import { getVariableValues } from 'graphql/execution/values.js';
import { LRUCache } from 'lru-cache';
import { getMetadataStorage } from 'type-graphql';
import { type Awaitable, thenMaybe } from '../../shared/awaitable.js';
import { fragmentsIn } from '../selection.js';
import { authorizedFields } from './authorized-fields.js';
import { type Guard, Param, symbolic, type Variables } from './param.js';
import type { ObjectPlan } from './plan.js';
import { Planner } from './planner.js';
import { toSql, toSqlByCurrentNames } from './to-sql.js';
import { NotCompilable } from './not-compilable.js';
import { orElse } from '../../shared/or-else.js';

// Compiles operations to SQL statements, and caches the plans.

/** Size limit of the plan cache. Beyond it, the plans of the least recently used operation are dropped. */
const BYTES = 16 * 1024 * 1024;
/** Estimated size of a plan and its statement, per character of the statement. */
const BYTES_PER_CHARACTER = 4;
/** Maximum number of cached plans per operation: one for each combination of guard results. */
const VARIANTS = 8;
/** A longer statement costs PostgreSQL more to plan than it saves. */
const LONGEST_STATEMENT = 200_000;

interface Operation {
  document: DocumentNode;
  operation: OperationDefinitionNode;
  /** As coerced by GraphQL. */
  variables: Variables;
}

/** The part of the variables that determines the plan. Requests of one operation share a plan if their shapes are equal. */
interface Shape {
  symbols: Variables;
  /** Identifies the document, the operation and the symbols. */
  key: string;
}

/** Types whose coercion returns a string unchanged. */
const TEXTS: readonly GraphQLNullableType[] = [GraphQLString, GraphQLID];

/** An operation as one statement. */
export interface Compiled {
  plan: ObjectPlan;
  text: string;
  /** A hash of 43 characters that identifies the statement. */
  hash: string;
  /** Whether PostgreSQL should replan the statement for the values of each run. */
  usesCustomPlan: boolean;
  parameters: unknown[];
  guards: Guard[];
  /** The statement to run next if the answer is this body. Most requests use an object's current slug and do not need it. */
  ifMissing: { body: Buffer; statement: Compiled } | null;
}

/** The statement for an operation, with the values for one request's variables. */
export interface Executable {
  statement: Compiled;
  values: unknown[];
  variables: Variables;
}

/** A statement, or the reason why the operation cannot be compiled. */
export type Compilation = Executable | { reason: string };

/** Compiles query operations, and caches the result. */
export class Compiler {
  readonly #resolved = resolvedFields();
  readonly #authorized = authorizedFields();
  readonly #plans = new LRUCache<string, Compiled[]>({
    maxSize: BYTES,
    sizeCalculation: (plans, key) => plans.reduce((sum, plan) => sum + BYTES_PER_CHARACTER * charactersOf(plan), key.length),
  });

  /** Shapes of operations whose variables are all set to strings, as in most queries for a single object. They skip coercion. */
  readonly #ofTexts = new WeakMap<OperationDefinitionNode, Shape>();

  constructor(private readonly schema: GraphQLSchema) {}

  /** `queryHash` identifies the document. */
  compile(
    document: DocumentNode,
    operation: OperationDefinitionNode,
    queryHash: string,
    inputs: Record<string, unknown>,
  ): Compilation {
    try {
      if (operation.operation !== OperationTypeNode.QUERY) throw new NotCompilable('it is not a query');
      const { variables, shape } = this.shaped(operation, queryHash, inputs);
      const statement = this.find({ document, operation, variables }, shape);
      return { statement, values: bind(statement.parameters, variables), variables };
    } catch (error) {
      // A GraphQLError is an error in the operation itself, such as a malformed cursor; the resolvers report it with its path.
      if (error instanceof NotCompilable || error instanceof GraphQLError) return { reason: error.message };
      throw error;
    }
  }

  private find(operation: Operation, { key, symbols }: Shape): Compiled {
    const variants = this.#plans.get(key) ?? [];
    const fitting = variants.find(({ guards }) => guards.every((guard) => holds(guard, operation.variables)));
    if (fitting) return fitting;
    const compiled = this.make(operation, symbols);
    if (variants.length < VARIANTS) this.#plans.set(key, [...variants, compiled]);
    return compiled;
  }

  private make({ document, operation, variables }: Operation, symbols: Variables): Compiled {
    const scope = { schema: this.schema, fragments: fragmentsIn(document), variableValues: symbols };
    const planner = new Planner(scope, variables, this.#resolved, this.#authorized);
    const plan = planner.planQuery(operation);
    const { guards } = planner;
    const of = ({ sql: { text, values: parameters }, usesCustomPlan }: ReturnType<typeof toSql>): Compiled => {
      if (text.length > LONGEST_STATEMENT) throw new NotCompilable(`its statement has ${text.length} characters`);
      const hash = createHash('sha256').update(text).digest('base64url');
      return { plan, text, hash, usesCustomPlan, parameters, guards, ifMissing: null };
    };
    const statement = of(toSql(plan));
    const byCurrentNames = toSqlByCurrentNames(plan);
    if (!byCurrentNames) return statement;
    return { ...of(byCurrentNames), ifMissing: { body: Buffer.from(byCurrentNames.missing), statement } };
  }

  /** Returns the coerced variables of a request, and their shape. @throws NotCompilable if a variable is invalid */
  private shaped(
    operation: OperationDefinitionNode,
    queryHash: string,
    inputs: Variables,
  ): { variables: Variables; shape: Shape } {
    const known = this.#ofTexts.get(operation);
    const isGiven = ({ variable }: VariableDefinitionNode) => typeof inputs[variable.name.value] === 'string';
    const definitions = operation.variableDefinitions ?? [];
    if (known && definitions.every(isGiven)) return { variables: inputs, shape: known };
    const { coerced, errors } = getVariableValues(this.schema, definitions, inputs);
    if (errors) throw new NotCompilable('a variable is invalid');
    const symbols = this.symbols(definitions, coerced);
    const shape = { symbols, key: `${queryHash} ${operation.name?.value ?? ''} ${JSON.stringify(symbols)}` };
    const isText = ({ type }: VariableDefinitionNode) => TEXTS.includes(getNullableType(this.typeOf(type)));
    if (definitions.every((each) => isText(each) && isGiven(each))) this.#ofTexts.set(operation, shape);
    return { variables: coerced, shape };
  }

  private symbols(definitions: readonly VariableDefinitionNode[], variables: Variables): Variables {
    const symbols = Object.create(null) as Record<string, unknown>;
    for (const { variable, type } of definitions) {
      const name = variable.name.value;
      if (!Object.hasOwn(variables, name)) continue;
      symbols[name] = symbolic(variables[name], this.typeOf(type), (values) => values[name], name);
    }
    return symbols;
  }

  private typeOf(node: TypeNode): GraphQLInputType {
    return typeFromAST(this.schema, node as never) as GraphQLInputType;
  }
}

function charactersOf({ text, ifMissing }: Compiled): number {
  return text.length + (ifMissing ? ifMissing.statement.text.length : 0);
}

function holds({ param, test, result }: Guard, variables: Variables): boolean {
  return orElse(() => test(param.read(variables)) === result, false);
}

/**
 * Runs a compiled operation. `ask` runs one statement. If the object is not found by its current slug, a second statement
 * also searches former slugs and merged rows.
 */
export function runCompiled<Answer extends { body: Buffer }>(
  { statement, values, variables }: Executable,
  ask: (statement: Compiled, values: unknown[]) => Awaitable<Answer>,
): Awaitable<Answer> {
  const { ifMissing } = statement;
  return thenMaybe(ask(statement, values), (answer) =>
    ifMissing?.body.equals(answer.body) ? ask(ifMissing.statement, bind(ifMissing.statement.parameters, variables)) : answer,
  );
}

/** Returns the parameter values in a form that both drivers accept. Dates are sent as days, so that no time zone shifts them. */
export function bind(parameters: unknown[], variables: Variables): unknown[] {
  return parameters.map((parameter) => {
    const value = parameter instanceof Param ? (parameter as Param).read(variables) : parameter;
    if (value instanceof Date) return value.toISOString().slice(0, 10);
    if (holdsNul(value)) throw new NotCompilable('a string contains NUL'); // PostgreSQL's text type cannot store it
    return value;
  });
}

function holdsNul(value: unknown): boolean {
  return typeof value === 'string' ? value.includes('\0') : Array.isArray(value) && value.some(holdsNul);
}

/** Returns `Type.field` for every field that has its own resolver. Without a `Stored` declaration, it cannot be compiled. */
export function resolvedFields(): Set<string> {
  const { fieldResolvers, objectTypes } = getMetadataStorage();
  const names = new Map(objectTypes.map(({ target, name }) => [target, name]));
  return new Set(fieldResolvers.map((each) => `${names.get(each.getObjectType!() as never)}.${each.schemaName}`));
}
