import { narrows } from '../../query/condition.js';
import type { ConnectionField, FieldPlan, ObjectPlan, RowsPlan, TypePlan } from '../../query/compile/plan.js';

/** Prints a plan as indented text, one line per field: its response key and how it is stored. */
export function printPlan(plan: ObjectPlan): string {
  return printed(plan, '');
}

function printed(each: TypePlan, indent: string): string {
  if (each.kind === 'object') return each.fields.map(([key, plan]) => `${indent}${key}: ${field(plan, indent)}`).join('\n');
  return each.objects.map((object) => `${indent}... on ${object.type}${inner(object, indent)}`).join('\n');
}

function inner(each: TypePlan, indent: string): string {
  return `\n${printed(each, `${indent}  `)}`;
}

function field(plan: FieldPlan | ConnectionField, indent: string): string {
  switch (plan.kind) {
    case 'constant':
      return JSON.stringify(plan.value);
    case 'column':
      return `column ${plan.column}`;
    case 'expression':
    case 'totalCount':
      return plan.kind;
    case 'embedded':
      return `embedded${plan.unlessNull ? ` unless ${plan.unlessNull} is null` : ''}${inner(plan.selected, indent)}`;
    case 'one':
      return `${plan.model} by ${plan.foreignKey}${inner(plan.selected, indent)}`;
    case 'oneOf':
      return `one of${plan.choices.map(({ foreignKey, selected }) => `\n${indent}  ... on ${selected.type} by ${foreignKey}${inner(selected, `${indent}  `)}`).join('')}`;
    case 'unique':
      return `${plan.view ?? plan.model} where ${JSON.stringify(plan.where)}${inner(plan.selected, indent)}`;
    case 'list':
      return `list of ${rows(plan.rows)}${inner(plan.selected, indent)}`;
    case 'count':
      return `count of ${rows(plan.rows)}`;
    case 'connection': {
      const { order, size, fromEnd, after, before } = plan.page;
      const keys = order.map(({ column, direction }) => `${column} ${direction}`).join(', ');
      const bounds = `${after ? ' after a cursor' : ''}${before ? ' before a cursor' : ''}`;
      const fields = plan.fields.map(([key, each]) => `${indent}  ${key}: ${field(each, `${indent}  `)}`);
      return [`${fromEnd ? 'last' : 'first'} ${size} of ${rows(plan.rows)} by ${keys}${bounds}`, ...fields].join('\n');
    }
    case 'nodes':
    case 'edges':
      return `${plan.kind}${inner(plan.selected, indent)}`;
    case 'pageInfo':
      return `pageInfo { ${plan.fields.map(([key]) => key).join(' ')} }`;
  }
}

function rows({ source, where }: RowsPlan): string {
  const matching = narrows(where) ? ` where ${JSON.stringify(where)}` : '';
  if (source.kind === 'subselect') return `${source.name}${matching}`;
  if (source.kind === 'children') return `${source.model} by ${source.foreignKey}${matching}`;
  return `${source.model}${source.kind === 'joined' ? ` through ${source.by}` : ''}${matching}`;
}
