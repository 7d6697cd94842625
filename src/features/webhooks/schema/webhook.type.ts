import { ID, Int } from 'type-graphql';
import { Field, Nullable, ObjectType } from '../../../schema/described.js';
import type { KindModel } from '../../../model/kinds/kinds.js';
import { WebhookState } from '../../../model/generated/enums.js';
import { GraphQLDateTime } from '../../../schema/dates/date-time.scalar.js';
import { RecordedType } from '../../../schema/history/change.type.js';

@ObjectType('An attempt to send a message to a webhook.')
export class WebhookAttempt {
  @Field(() => ID, 'The id of the attempt. It is opaque, and `node` does not find it.')
  id!: string;

  @Field(() => Int, 'The number of the attempt at this message, from 1.')
  number!: number;

  @Field(() => GraphQLDateTime, 'The time when it began.')
  at!: Date;

  @Field(() => Int, 'The duration in milliseconds.')
  milliseconds!: number;

  @Nullable(() => Int, 'The HTTP status of the response. Null if there was no response.')
  status!: number | null;

  @Nullable(() => String, 'Why it failed, in one sentence. Null if the message was delivered.')
  error!: string | null;
}

@ObjectType('A URL to which changes are sent as they are committed. Its secret is shown only when it is created.')
export class Webhook {
  @Field(() => ID, 'The id of the webhook. It is opaque, and `node` does not find it.')
  id!: string;

  @Field(() => String, 'The URL to which messages are sent by POST.')
  url!: string;

  @Field(() => [RecordedType], 'The types whose changes are sent. Empty if those of all types are sent.')
  types!: KindModel[];

  @Field(() => String, 'The slug of the source whose changes are sent. Null if those of all sources are sent.', {
    ...{ name: 'sourceSlug', nullable: true },
  })
  source!: string | null;

  @Field(() => String, 'The slug of the visit whose changes are sent. Null if those of all visits are sent.', {
    ...{ name: 'visitSlug', nullable: true },
  })
  visit!: string | null;

  @Field(() => WebhookState, 'The state of the webhook.')
  state!: WebhookState;

  @Field(() => Int, 'The number of failed attempts since the last message that was delivered.')
  failures!: number;

  @Nullable(() => GraphQLDateTime, 'The earliest time of the next attempt. Null if the last attempt did not fail.')
  nextAttemptAt!: Date | null;

  @Nullable(
    () => GraphQLDateTime,
    'The time until which the secret before the last rotation also signs. Null if no former secret signs.',
  )
  formerSecretUntil!: Date | null;

  @Field(() => String, 'The subject of the administrator who registered it.')
  createdBy!: string;

  @Field(() => GraphQLDateTime, 'The time when it was registered.')
  createdAt!: Date;
}
