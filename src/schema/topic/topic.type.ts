import { topic } from '../../model/kinds/topic.js';
import { KindType } from '../connections/kind-type.js';
import { joinedRows } from '../../query/stored-as.js';
import { createConnection } from '../connections/connection.type.js';
import { Connection } from '../connections/relations.js';
import { Node } from '../node/node.type.js';
import { StatementConnection } from '../statement/statement.type.js';
import { createRoots } from '../connections/roots.js';
import { statements } from '../statement/statement.list.js';
import { topics } from './topic.list.js';

@KindType(topic, 'A subject of statements.', {
  slug: 'The unique, stable name used in URLs, such as `denuclearization`.',
})
export class Topic extends Node {
  @Connection(() => StatementConnection, statements, joinedRows('Statement', 'StatementTopic', 'topicId', 'statementId'), {
    description: 'The statements on the topic, ordered by source and passage.',
  })
  statements!: object;
}

const TopicConnection = createConnection('Topic', 'topics', Topic);

export const TopicRoots = createRoots(Topic, topics, TopicConnection, { name: 'topic', slug: 'denuclearization' });
