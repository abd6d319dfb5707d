import { dateline } from 'dateline-feeds/worker';
import index from '../.dateline/index.bin';
import newest from '../.dateline/newest.bin';

export default dateline({ index, newest });
