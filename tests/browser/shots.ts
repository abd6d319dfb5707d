/** Where pictures of all pages are left to be looked at. */
export const shots = '.dateline/screenshots';
