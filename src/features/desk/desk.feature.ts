import type { SettingsOf } from '../../config/config.js';
import { onOrOff } from '../../config/variables.js';
import type { Feature } from '../../http/feature.js';
import { deskOfThisRun, deskSettings, deskVariableProblems, deskVariables } from './desk-settings.js';

const variables = {
  ...deskVariables,
  /** Whether a second person must publish a draft. */
  review: onOrOff('off'),
};

declare module '../../config/config.js' {
  interface Config extends SettingsOf<typeof variables> {}
}

declare module '../../schema/context/context.js' {
  interface Context {
    /** Whether a second person must publish a draft. Default: false. */
    review?: boolean;
  }
}

/** Drafts of annotations, and the editors' workplace in the browser. */
export const desk: Feature = {
  name: 'desk',
  needs: ['changes', 'disagreements', 'drafting', 'editing', 'mapping', 'pages'],
  settings: { variables, problems: deskVariableProblems },
  tables: {
    Draft: 'archived',
    DraftContent: 'archived',
    Proposal: 'archived',
    EndedSession: { leftOut: 'sessions last for hours' },
  },
  forThisRun: deskOfThisRun,
  commands: {
    draft: {
      group: 'Sources',
      summary: 'Draft an annotation from a text',
      load: async () => (await import('./draft.command.js')).draftCommand,
    },
  },
  resolvers: async () => {
    const { DraftResolver, ProposalResolver } = await import('./schema/draft.resolver.js');
    return [
      (await import('./schema/draft.mutations.js')).DraftMutations,
      (await import('./schema/draft-source.mutations.js')).DraftSourceMutation,
      ...[DraftResolver, ProposalResolver],
    ];
  },
  context: ({ config }) => ({ values: { review: config.review } }),
  client: async ({ config, db }) => {
    const settings = deskSettings(config);
    return settings && (await import('./serve/desk-client.js')).deskClient(settings, db, config.publicUrl);
  },
  mount: async (app, api) => {
    const settings = deskSettings(api.config);
    if (settings) await (await import('./serve/route.js')).mountDesk(app, api, settings, app.pageAssets);
  },
  welcome: (config, origin) => config.deskKey && `The desk, signed in: ${config.publicUrl ?? origin}/desk?key=${config.deskKey}`,
};
