import { Field, ID, Int, ObjectType } from 'type-graphql';
import type { KindModel } from '../../claims/kinds/kinds.js';
import { WebhookState } from '../../claims/generated/enums.js';
import { GraphQLDateTime } from '../dates/date-time.scalar.js';
import { enumOf } from '../enum.js';
import { RecordedType } from '../history/change.type.js';

enumOf('WebhookState', WebhookState, 'The state of a webhook.', {
  ACTIVE: 'Messages are sent to it.',
  PAUSED: 'An administrator paused it.',
  FAILED: 'A message failed at each attempt for three days. Nothing more is sent until it is resumed.',
  GONE: 'The receiver answered with 410. Nothing more is sent until it is resumed.',
});

@ObjectType({ description: 'An attempt to send a message to a webhook.' })
export class WebhookAttempt {
  @Field(() => ID, { description: 'The id of the attempt. It is opaque, and `node` does not find it.' })
  id!: string;

  @Field(() => Int, { description: 'The number of the attempt at this message, from 1.' })
  number!: number;

  @Field(() => GraphQLDateTime, { description: 'The time when it began.' })
  at!: Date;

  @Field(() => Int, { description: 'The time that it took, in milliseconds.' })
  milliseconds!: number;

  @Field(() => Int, { nullable: true, description: 'The HTTP status of the response; null if there was none.' })
  status!: number | null;

  @Field(() => String, { nullable: true, description: 'Why it failed, in one sentence; null if the message was taken.' })
  error!: string | null;
}

@ObjectType({
  description: 'An address to which changes are sent as they are committed. Its secret is shown only when it is made.',
})
export class Webhook {
  @Field(() => ID, { description: 'The id of the webhook. It is opaque, and `node` does not find it.' })
  id!: string;

  @Field(() => String, { description: 'The address to which messages are sent by POST.' })
  url!: string;

  @Field(() => [RecordedType], { description: 'The types whose changes are sent. Empty for all.' })
  types!: KindModel[];

  @Field(() => WebhookState, { description: 'The state of the webhook.' })
  state!: WebhookState;

  @Field(() => Int, { description: 'The number of attempts that failed since the last message that was taken.' })
  failures!: number;

  @Field(() => GraphQLDateTime, {
    nullable: true,
    description: 'The earliest time of the next attempt. Null if none has failed.',
  })
  nextAttemptAt!: Date | null;

  @Field(() => GraphQLDateTime, {
    nullable: true,
    description: 'The time until which the secret before the last rotation also signs. Null if there is none.',
  })
  formerSecretUntil!: Date | null;

  @Field(() => String, { description: 'The subject of the administrator who registered it.' })
  createdBy!: string;

  @Field(() => GraphQLDateTime, { description: 'The time when it was registered.' })
  createdAt!: Date;
}
