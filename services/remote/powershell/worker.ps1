# Runs cmdlets of one module for the bot: one JSON request per line in, one JSON answer per line out. PowerShell 7.4 or
# newer with ExchangeOnlineManagement 3 or MicrosoftTeams 6. Settings come from the environment, so that nothing shows in
# the list of processes:
#   OFFBOARDING_POWERSHELL_MODULES     'exchange' or 'teams'
#   OFFBOARDING_CLOUD_ENVIRONMENT      O365China, TeamsGCCH...: a national cloud's name in that module; none is worldwide
#   OFFBOARDING_ORGANIZATION           contoso.onmicrosoft.com (Exchange wants the name, not the id)
#   AZURE_TENANT_ID                    the tenant's id
#   AZURE_CLIENT_ID                    the app, or a user-assigned managed identity
#   OFFBOARDING_CERTIFICATE_THUMBPRINT a certificate in the store (Windows), or
#   OFFBOARDING_CERTIFICATE_FILE       a PFX file, with OFFBOARDING_CERTIFICATE_PASSWORD where it has one;
#                                      without either the managed identity signs in
$ErrorActionPreference = 'Stop'
$ProgressPreference = 'SilentlyContinue'
$WarningPreference = 'SilentlyContinue'
$InformationPreference = 'SilentlyContinue'
[Console]::InputEncoding = [Console]::OutputEncoding = [Text.UTF8Encoding]::new($false)

# Whatever else arrives is refused, so that a fault in the bot cannot run just anything here.
$allowed = @{
  exchange = @(
    'Get-Mailbox', 'Set-Mailbox', 'Get-MailboxStatistics', 'Remove-CalendarEvents',
    'Get-MobileDeviceStatistics', 'Clear-MobileDevice', 'Get-CASMailbox', 'Set-CASMailbox',
    'Get-InboxRule', 'Disable-InboxRule', 'Enable-InboxRule', 'Get-AcceptedDomain', 'Get-OrganizationConfig',
    'Get-MailboxPermission', 'Add-MailboxPermission', 'Remove-MailboxPermission',
    'Get-Recipient', 'Get-RecipientPermission', 'Add-RecipientPermission', 'Remove-RecipientPermission',
    'Get-DistributionGroup', 'Set-DistributionGroup', 'Add-DistributionGroupMember', 'Remove-DistributionGroupMember'
  )
  teams = @('Get-CsUserCallingSettings', 'Set-CsUserCallingSettings', 'Get-CsCallQueue', 'Set-CsCallQueue')
}

# The first line end closes whatever a module printed without one, so that an answer always has a line of its own.
function Write-Line($value) {
  [Console]::Out.Write("`n" + (ConvertTo-Json -InputObject $value -Depth 6 -Compress -EnumsAsStrings) + "`n")
  [Console]::Out.Flush()
}

# {"@odata.type":"#Exchange.GenericHashTable","add":[...]} is how a hash table travels; PowerShell takes @{ add = ... }.
function ConvertTo-Parameter($value) {
  if ($value -isnot [hashtable]) { return , $value }
  $table = @{}
  foreach ($name in $value.Keys) { if ($name -ne '@odata.type') { $table[$name] = $value[$name] } }
  return $table
}

function Get-SignIn {
  if ($env:OFFBOARDING_CERTIFICATE_FILE) {
    $file = [Security.Cryptography.X509Certificates.X509Certificate2]
    return @{ Certificate = $file::new($env:OFFBOARDING_CERTIFICATE_FILE, $env:OFFBOARDING_CERTIFICATE_PASSWORD) }
  }
  if ($env:OFFBOARDING_CERTIFICATE_THUMBPRINT) {
    return @{ CertificateThumbprint = $env:OFFBOARDING_CERTIFICATE_THUMBPRINT }
  }
  return @{}
}

function Connect-Service($module) {
  $how = Get-SignIn
  $byCertificate = $how.Count -gt 0
  $cloud = $env:OFFBOARDING_CLOUD_ENVIRONMENT
  if ($module -eq 'exchange') {
    if ($cloud) { $how.ExchangeEnvironmentName = $cloud }
    if ($byCertificate) { $how.AppId = $env:AZURE_CLIENT_ID }
    else { $how.ManagedIdentity = $true; if ($env:AZURE_CLIENT_ID) { $how.ManagedIdentityAccountId = $env:AZURE_CLIENT_ID } }
    Connect-ExchangeOnline @how -Organization $env:OFFBOARDING_ORGANIZATION -ShowBanner:$false | Out-Null
  }
  else {
    if ($cloud) { $how.TeamsEnvironmentName = $cloud }
    if ($byCertificate) { $how.ApplicationId = $env:AZURE_CLIENT_ID; $how.TenantId = $env:AZURE_TENANT_ID }
    else { $how.Identity = $true }
    Connect-MicrosoftTeams @how | Out-Null
  }
}

$module = $env:OFFBOARDING_POWERSHELL_MODULES
try {
  if (-not $allowed.ContainsKey("$module")) { throw "OFFBOARDING_POWERSHELL_MODULES must be exchange or teams" }
  Connect-Service $module
}
catch {
  Write-Line @{ ready = $false; error = @{ message = $_.Exception.Message } }
  exit 1
}
Write-Line @{ ready = $true; module = $module }

while ($null -ne ($line = [Console]::In.ReadLine())) {
  if (-not $line.Trim()) { continue }
  $id = ''
  try {
    $request = ConvertFrom-Json -InputObject $line -AsHashtable
    $id = $request.id
    $cmdlet = $request.cmdlet
    if ($allowed[$module] -notcontains $cmdlet) { throw [UnauthorizedAccessException]"$cmdlet is not allowed" }
    $parameters = @{}
    foreach ($name in $request.parameters.Keys) { $parameters[$name] = ConvertTo-Parameter $request.parameters[$name] }
    $value = @(& $cmdlet @parameters)
    Write-Line @{ id = $id; ok = $true; value = $value }
  }
  catch {
    $remote = $_.Exception.SerializedRemoteException
    $type = if ($remote) { $remote.PSObject.TypeNames[0] } else { $_.Exception.GetType().FullName }
    # Exchange's REST module puts "|exception|text" into its messages.
    $text = $_.Exception.Message
    if ($text -match '^[^|]*\|([A-Za-z][\w.]*)\|(.*)$') { $type = $Matches[1]; $text = $Matches[2] }
    # Seconds, where the module hands on the answer's header: that it does is not published.
    $wait = $_.Exception.Response.Headers.RetryAfter.Delta.TotalSeconds
    Write-Line @{ id = $id; ok = $false; error = @{ type = $type; message = $text; retryAfter = $wait } }
  }
}
