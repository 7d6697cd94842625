import type { Feature } from '../../http/feature.js';

/** Commands for people who write annotations as files. */
export const annotating: Feature = {
  name: 'annotating',
  commands: {
    seed: {
      group: 'Sources',
      summary: 'Import the given annotations, or those in the project',
      load: async () => (await import('./seed.command.js')).seedCommand,
    },
    validate: {
      group: 'Sources',
      summary: 'Report every problem of annotations',
      load: async () => (await import('./validate.command.js')).validateCommand,
    },
    passage: {
      group: 'Sources',
      summary: 'Print the hash of a text, and find words in it',
      load: async () => (await import('./passage.command.js')).passageCommand,
    },
    fill: {
      group: 'Sources',
      summary: 'Replace quoted words in annotations with their offsets',
      load: async () => (await import('./fill.command.js')).fillCommand,
    },
  },
};
