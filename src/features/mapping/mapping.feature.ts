import type { Feature } from '../../http/feature.js';
import type { PreviewDataSet } from './preview/preview-data-set.js';

declare module '../../schema/context/context.js' {
  interface Context {
    /** Reads a data set by its mapping, and reports what an import would find. By default, in the thread of the server. */
    previewDataSet?: PreviewDataSet;
  }
}

/** Data sets in CSV, XML and XLSX, imported by a mapping. */
export const mapping: Feature = {
  name: 'mapping',
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
