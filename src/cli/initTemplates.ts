import { version } from '../../package.json';

/** A policy file for somebody who sees one for the first time: valid as it is, every section told of. */
export const policyTemplate = `# What the privacy policy of this project declares. Pledge compares the code with it.
# Names of data categories and purposes: the Fides taxonomy; the last part of a name is enough where it is unique.
# Each row may quote the sentence of the policy that it rests on, so that a change of the text is noticed.
version: 1

# The published texts. Paths are relative to this file.
sources: []
#  - { id: main, file: docs/privacy.md, title: Privacy Policy }

# Which data is collected.
collects: []
#  - category: user.contact.email
#    status: accepted              # proposed, accepted or rejected
#    from: user_provided           # user_provided, automatic or third_party
#    purposes: [essential.service]
#    quote: { source: main, text: we ask for your e-mail address }

# What collected data is used for.
uses: []
#  - { categories: [user.behavior], purposes: [analytics.reporting], status: accepted }

# Who receives what: a class (service_providers, analytics_providers, advertising_networks, payment_processors …) or a name.
shares: []
#  - { to: [analytics_providers], categories: [user.behavior], purposes: [analytics.reporting], status: accepted }

# What the policy says is not done. Code that does it is an error.
denies: []
#  - { practice: share, category: user.contact.email, to: [advertising_networks], status: accepted }

# Ways by which people can stop something.
choices: []
#  - { id: mail, kind: unsubscribe, disables: [news], status: accepted }

# Kinds of tracking: cookies, web_beacons, third_party_analytics, third_party_ads, session_replay …
trackers: []

# How this code base spells things.
code:
  fields: {}                       # "User.handle": user.account.username, or false for what is not personal
  redactors: []                    # helpers that make data harmless: [maskEmail, "src/lib/privacy.ts#hashId"]
  exclude: []                      # globs of code that is not checked
`;

/**
 * The annotations as TSDoc tags.
 *
 * @see https://tsdoc.org/pages/packages/tsdoc-config/
 */
export const tsdocTemplate = `{
  "$schema": "https://developer.microsoft.com/json-schemas/tsdoc/v0/tsdoc.schema.json",
  "extends": [],
  "tagDefinitions": [
    { "tagName": "@pii", "syntaxKind": "block", "allowMultiple": true },
    { "tagName": "@notPii", "syntaxKind": "block" },
    { "tagName": "@tracks", "syntaxKind": "block", "allowMultiple": true }
  ],
  "supportForTags": { "@pii": true, "@notPii": true, "@tracks": true }
}
`;

/** A workflow that fails on what a pull request adds, and tells code scanning of the rest. */
export const ciTemplate = `name: Pledge

on:
  pull_request:

jobs:
  audit:
    runs-on: ubuntu-latest
    permissions:
      contents: read
      security-events: write
    steps:
      - uses: actions/checkout@v4
        with:
          fetch-depth: 0 # --since needs the history
      - uses: actions/setup-node@v4
        with:
          node-version: 22
      - run: npm install --global pledge-privacy@${version}
      - run: pledge audit --format sarif --output pledge.sarif --fail-on never
      - uses: github/codeql-action/upload-sarif@v3
        with:
          sarif_file: pledge.sarif
      - run: pledge audit --since "origin/\${{ github.base_ref }}"
`;
