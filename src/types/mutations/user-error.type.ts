import { registerEnumType } from 'type-graphql';
import { Field, PlainObject } from '../described.js';
import { USER_ERROR_CODES } from '../../store/edits/edit-refused.js';

const UserErrorCode = Object.fromEntries(Object.keys(USER_ERROR_CODES).map((code) => [code, code]));

registerEnumType(UserErrorCode, {
  name: 'UserErrorCode',
  description: 'Why a mutation was refused. A code that is named after a rule means that the rule is broken.',
  valuesConfig: Object.fromEntries(Object.entries(USER_ERROR_CODES).map(([code, description]) => [code, { description }])),
});

@PlainObject('One reason why a mutation was refused. Nothing was written.')
export class UserError {
  @Field(() => UserErrorCode, 'The kind of error.')
  code!: string;

  @Field(() => String, 'What is wrong and what to do, for people to read.')
  message!: string;

  @Field(
    () => [String],
    'The place in the arguments, with list indexes from 0: input, cite, 0, end. A path that begins with source is a place elsewhere in the annotation of the source.',
  )
  path!: string[];
}
