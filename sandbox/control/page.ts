import { people } from '../seeds/people'

/** A small page for the person who opens the sandbox's address in a browser. */
export function page(origin: string): string {
  const rows = Object.values(people)
    .map(
      ({ id, displayName, userPrincipalName, synced }) =>
        `<tr><td>${escape(displayName)}</td><td>${escape(userPrincipalName)}</td><td>${synced === true ? onPremises(id) : ''}</td></tr>`,
    )
    .join('')
  const links = ['effects', 'requests', 'consequences', 'faults', 'delays']
    .map((name) => `<a href="/_sandbox/${name}">/_sandbox/${name}</a>`)
    .join(' &middot; ')
  return `<!doctype html><html lang="en"><meta charset="utf-8"><title>Pretend Microsoft 365 tenant</title>
<style>body{font:16px/1.5 system-ui,sans-serif;max-width:44em;margin:3em auto;padding:0 1em}td{padding:0 1.5em 0 0}code{background:#8882;padding:.1em .3em}</style>
<h1>Pretend Microsoft 365 tenant</h1>
<p>Contoso B.V., with nobody real in it. It answers as Microsoft Graph, Exchange Online and Teams would, keeps everything in memory, and forgets it when it stops.</p>
<p><code>curl -H 'Authorization: Bearer x' '${origin}/v1.0/users?$select=displayName'</code></p>
<p>What was done to it: ${links}</p>
<p>What you can do to it as an administrator would in another window: <a href="/_sandbox/actions">/_sandbox/actions</a></p>
<table>${rows}</table></html>`
}

/** The tasks that the bot hands to a person for a synchronised account can be done here. */
function onPremises(id: string): string {
  const button = (change: string, title: string): string => {
    const body = escape(JSON.stringify(JSON.stringify({ id, change })))
    return `<button onclick="fetch('/_sandbox/change-active-directory',{method:'POST',body:${body.replaceAll('"', '&quot;')}}).then(()=>{this.textContent='done'})">${title}</button>`
  }
  return `In Active Directory: ${button('disable', 'disable the account')} ${button('leaveGroups', 'leave the groups')} ${button('delete', 'delete it')}`
}

function escape(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;')
}
