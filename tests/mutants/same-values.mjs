// Properties use the same values in each run, so that detecting a mutant does not depend on luck.
import fastCheck from 'fast-check';

fastCheck.configureGlobal({ ...fastCheck.readConfigureGlobal(), seed: 1 });
