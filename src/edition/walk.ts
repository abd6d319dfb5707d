/**
 * A set of ordinals. `floor(limit)` is its largest member that is not above `limit`, or -1. Limits may come
 * in any order; descending limits are cheap.
 */
export interface Walk {
  floor(limit: number): number;
}

/** Every ordinal from `first` to `last`. */
export function range(first: number, last: number): Walk {
  return {
    floor(limit) {
      const at = limit < last ? limit : last;
      return at >= first ? at : -1;
    },
  };
}

/** The members of all walks. The smallest set should come first, since it determines each step. */
export function intersection(walks: readonly Walk[]): Walk {
  if (walks.length === 1) return walks[0] as Walk;
  return {
    floor(limit) {
      let at = limit;
      for (let agreed = 0, i = 0; agreed < walks.length && at >= 0; i = (i + 1) % walks.length) {
        const below = (walks[i] as Walk).floor(at);
        agreed = below === at ? agreed + 1 : 1;
        at = below;
      }
      return at;
    },
  };
}

/** The members that any walk has. */
export function union(walks: readonly Walk[]): Walk {
  if (walks.length === 1) return walks[0] as Walk;
  return {
    floor(limit) {
      let at = -1;
      for (const walk of walks) at = Math.max(at, walk.floor(limit));
      return at;
    },
  };
}

/** The members of the first walk that the second does not have. */
export function difference(walk: Walk, without: Walk): Walk {
  return {
    floor(limit) {
      let at = walk.floor(limit);
      while (at >= 0 && without.floor(at) === at) at = walk.floor(at - 1);
      return at;
    },
  };
}

/** The ordinals in an ascending column. */
export function listed(ordinals: Uint32Array): Walk {
  return {
    floor(limit) {
      let low = 0;
      let high = ordinals.length;
      while (low < high) {
        const middle = (low + high) >> 1;
        if ((ordinals[middle] as number) <= limit) low = middle + 1;
        else high = middle;
      }
      return low === 0 ? -1 : (ordinals[low - 1] as number);
    },
  };
}
