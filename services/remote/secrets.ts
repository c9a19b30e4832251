type Environment = Readonly<Record<string, string | undefined>>

/** Variables that are a secret themselves; a path to one (`…_FILE`, `…_PATH`) is none. */
const secretNames = /(SECRET|PASSWORD|PRIVATE_?KEY|HEADER|TOKEN|DATABASE_URL|EVENTS_URL)$/i

/**
 * Secrets by their look, wherever they came from: an answer's or a library's own words may have one that nobody told us.
 * None of them eats a quote or a backslash that belongs to the JSON around it.
 */
const looks: readonly (readonly [RegExp, string])[] = [
  [
    /-----BEGIN [A-Z ]*PRIVATE KEY-----(?:\\+[nr]|[^"\\-]|-(?!----END))*(?:-----END [A-Z ]*PRIVATE KEY-----)?/g,
    '(private key)',
  ],
  [/\beyJ[\w-]+\.[\w-]+\.[\w-]*/g, '(token)'],
  // A sentence about “Basic authentication” has none: a credential in base64 has a figure or its padding somewhere.
  [/\b(Bearer|Basic) +(?=[\w.~+/-]*[\d=])[\w.~+/=-]{8,}/gi, '$1 (secret)'],
  // Of a database’s address, whose password may stand alone where a library takes it apart.
  [/\b(postgres(?:ql)?:\/\/[^\s:@/"'\\]*):[^\s@"'\\]+@/gi, '$1:(secret)@'],
  [/\b(client_secret|client_assertion|password|access_token|refresh_token)=[^&\s"'\\]+/gi, '$1=(secret)'],
]

/**
 * Takes the secrets of an environment, and whatever looks like a secret, out of a text that somebody else wrote or that is
 * about to be logged (promise 12): as they are, and as JSON, an address and base64 would write them.
 */
export function secretsHidden(environment: Environment): (text: string) => string {
  const forms = Object.entries(environment).flatMap(([name, value]) =>
    secretNames.test(name) && value !== undefined && value.trim() !== ''
      ? [value, ...passwordIn(value)].flatMap(formsOf)
      : [],
  )
  // The longest first: one secret may be the beginning of another.
  const secrets = [...new Set(forms)].sort((one, other) => other.length - one.length)
  return (text) =>
    looks.reduce(
      (rest, [look, instead]) => rest.replace(look, instead),
      secrets.reduce((rest, secret) => rest.replaceAll(secret, '(secret)'), text),
    )
}

/** Of an address, as it stands there and as it is sent. */
function passwordIn(value: string): readonly string[] {
  if (!URL.canParse(value)) return []
  const { password } = new URL(value)
  return password === '' ? [] : [password, decodeURIComponent(password)]
}

function formsOf(secret: string): readonly string[] {
  const inJson = JSON.stringify(secret).slice(1, -1)
  // A JSON text within a JSON text, such as the body of an answer in a log line.
  const inJsonTwice = JSON.stringify(inJson).slice(1, -1)
  return [secret, inJson, inJsonTwice, encodeURIComponent(secret), Buffer.from(secret).toString('base64')]
}

/**
 * Takes the secrets out of the process's own environment once everything that needs them has them: a diagnostic report
 * and every child process would have them otherwise. What the kernel shows as the environment at the start
 * (`/proc/<id>/environ`) nobody can change: `bot/secretFiles` keeps a secret out of that. The managed identity's header stays, because the Azure SDK reads it
 * anew for each token; it is of no use outside of this machine.
 */
export function forgetSecrets(environment: Record<string, string | undefined>): void {
  for (const name of Object.keys(environment)) {
    if (secretNames.test(name) && name !== 'IDENTITY_HEADER') delete environment[name]
  }
}

/** An environment for a program that has no business with any secret. */
export function withoutSecrets(environment: Environment): Environment {
  return Object.fromEntries(Object.entries(environment).filter(([name]) => !secretNames.test(name)))
}
