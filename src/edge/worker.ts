import index from '../../.dateline/index.bin';
import newest from '../../.dateline/newest.bin';
import { dateline } from './dateline.ts';

/** The Worker of the publication in this folder. An edition is two modules of the bundle, and static assets. */
export default dateline({ index, newest });
