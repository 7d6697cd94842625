import { Field, ObjectType, registerEnumType } from 'type-graphql';
import { USER_ERROR_CODES } from '../../store/edits/edit-refused.js';

const UserErrorCode = Object.fromEntries(Object.keys(USER_ERROR_CODES).map((code) => [code, code]));

registerEnumType(UserErrorCode, {
  name: 'UserErrorCode',
<<<<<<< HEAD
  description: 'Why a mutation was refused. A code that is named after a rule means that the rule is broken.',
=======
  description: 'A code that says what is wrong with an input.',
>>>>>>> 2fc08ab (Say what things are in the schema's remaining descriptions)
  valuesConfig: Object.fromEntries(
    Object.entries(USER_ERROR_CODES).map(([code, description]) => [code, { description }]),
  ),
});

@ObjectType({
<<<<<<< HEAD
  description: 'One reason why a mutation was refused. Nothing was written.',
  simpleResolvers: true,
})
export class UserError {
  @Field(() => UserErrorCode, { description: 'The kind of error.' })
  code!: string;

  @Field(() => String, { description: 'What is wrong and what to do, for people to read.' })
=======
  description: 'A problem that kept a mutation from being done. Nothing was written.',
  simpleResolvers: true,
})
export class UserError {
  @Field(() => UserErrorCode, { description: 'The code of the problem.' })
  code!: Code;

  @Field(() => String, { description: 'A sentence that says what is wrong and what to do.' })
>>>>>>> 2fc08ab (Say what things are in the schema's remaining descriptions)
  message!: string;

  @Field(() => [String], {
    description:
<<<<<<< HEAD
      'The place in the arguments, with list indexes from 0: input, cite, 0, end. A path that begins with source is a place elsewhere in the annotation of the source.',
=======
      'The path in the arguments, list positions from 0: input, cite, 0, end. A path that begins with source is in the annotation of the source.',
>>>>>>> 2fc08ab (Say what things are in the schema's remaining descriptions)
  })
  path!: string[];
}
