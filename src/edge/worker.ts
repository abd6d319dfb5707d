import index from '../../.dateline/index.bin';
import newest from '../../.dateline/newest.bin';
import { dateline } from './dateline.ts';

/** The Worker of the clone. A publication's own is drawn in `src/host/template/src/worker.ts`. */
export default dateline({ index, newest });
