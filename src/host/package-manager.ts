/** A program that installs packages, by its name. */
export type PackageManager = 'npm' | 'pnpm' | 'yarn';

/**
 * The commands of package managers: the first installation, and the installation of exactly what the lock file says.
 */
export const packageManagers: Readonly<
  Record<PackageManager, { readonly install: string; readonly installFrozen: string }>
> = {
  npm: { install: 'npm install', installFrozen: 'npm ci' },
  pnpm: { install: 'pnpm install', installFrozen: 'npx pnpm install --frozen-lockfile' },
  yarn: { install: 'yarn install', installFrozen: 'npx yarn install --frozen-lockfile' },
};

/** The package manager that started this process, by the environment variable that all of them set. */
export function findPackageManager(userAgent = process.env['npm_config_user_agent']): PackageManager {
  const name = userAgent?.split('/', 1)[0];
  return name === 'pnpm' || name === 'yarn' ? name : 'npm';
}
