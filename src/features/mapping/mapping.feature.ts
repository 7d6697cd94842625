import type { Feature } from '../../http/feature.js';
import type { PreviewDataSet } from './preview/preview-data-set.js';

declare module '../../schema/context/context.js' {
  interface Context {
    /** Reads a data set with its mapping and reports what an import would find. Default: in the server's thread. */
    previewDataSet?: PreviewDataSet;
  }
}

/** Data sets in CSV, XML and XLSX, imported with a mapping. */
export const mapping: Feature = {
  name: 'mapping',
  needs: ['counts'], // articles before the names of countries
  commands: {
    import: {
      group: 'Sources',
      summary: 'Import a data set from CSV, XML or .xlsx files',
      load: async () => (await import('./import.command.js')).importCommand,
    },
  },
  resolvers: async () => [(await import('./schema/preview-mapping.mutations.js')).PreviewMappingMutation],
  context: async ({ inThreads }) => {
    if (!inThreads) return { values: {} };
    const { PreviewThreads } = await import('./preview/preview-threads.js');
    const threads = new PreviewThreads();
    return { values: { previewDataSet: threads.preview }, close: () => threads.close() };
  },
};
