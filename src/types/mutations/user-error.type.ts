import { Field, ObjectType, registerEnumType } from 'type-graphql';
import { USER_ERROR_CODES, type UserErrorCode as Code } from '../../store/edits/edit-refused.js';

const UserErrorCode = Object.fromEntries(Object.keys(USER_ERROR_CODES).map((code) => [code, code]));

registerEnumType(UserErrorCode, {
  name: 'UserErrorCode',
  description: 'What is wrong with an input, or stands in its way.',
  valuesConfig: Object.fromEntries(
    Object.entries(USER_ERROR_CODES).map(([code, description]) => [code, { description }]),
  ),
});

@ObjectType({
  description: 'One thing to mend before a mutation can be carried out; nothing was written.',
  simpleResolvers: true,
})
export class UserError {
  @Field(() => UserErrorCode, { description: 'What is wrong.' })
  code!: Code;

  @Field(() => String, { description: 'A sentence that says what to mend.' })
  message!: string;

  @Field(() => [String], {
    description:
      'Where in the arguments it is, from the argument downwards, positions in lists from 0: input, cite, 0, end. Elsewhere in the annotation of the source it begins with source.',
  })
  path!: string[];
}
