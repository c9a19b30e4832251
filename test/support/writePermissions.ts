import { readFileSync, writeFileSync } from 'node:fs'
import { readmeWithPermissions } from './readme'

/** `npm run permissions`: writes the table of permissions in README.md anew from the steps. */
writeFileSync('README.md', readmeWithPermissions(readFileSync('README.md', 'utf8')))
