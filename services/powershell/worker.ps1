# Runs cmdlets of Exchange Online and Microsoft Teams for the bot: one JSON request per line in, one JSON answer per
# line out. PowerShell 7.4 or newer, modules ExchangeOnlineManagement 3 and MicrosoftTeams 6. Settings come from the
# environment, so that nothing shows in the list of processes:
#   OFFBOARDING_ORGANIZATION           contoso.onmicrosoft.com (Exchange wants the name, not the id)
#   AZURE_TENANT_ID                    the tenant's id
#   AZURE_CLIENT_ID                    the app, or a user-assigned managed identity
#   OFFBOARDING_CERTIFICATE_THUMBPRINT a certificate in the store; without it the managed identity signs in
#   OFFBOARDING_POWERSHELL_MODULES     'exchange', 'teams' or 'exchange,teams' (default)
$ErrorActionPreference = 'Stop'
$ProgressPreference = 'SilentlyContinue'
$WarningPreference = 'SilentlyContinue'
$InformationPreference = 'SilentlyContinue'
[Console]::InputEncoding = [Console]::OutputEncoding = [Text.UTF8Encoding]::new($false)

# Whatever else arrives is refused, so that a fault in the bot cannot run just anything here.
$allowed = @{
  exchange = @(
    'Get-Mailbox', 'Set-Mailbox', 'Get-EXOMailbox', 'Get-MailboxStatistics', 'Get-CASMailbox', 'Set-CASMailbox',
    'Get-Recipient', 'Get-User',
    'Get-MailboxPermission', 'Add-MailboxPermission', 'Remove-MailboxPermission',
    'Get-RecipientPermission', 'Add-RecipientPermission', 'Remove-RecipientPermission',
    'Get-MailboxAutoReplyConfiguration', 'Set-MailboxAutoReplyConfiguration',
    'Get-InboxRule', 'Disable-InboxRule', 'Enable-InboxRule', 'Remove-InboxRule', 'Remove-CalendarEvents',
    'Get-MobileDevice', 'Get-MobileDeviceStatistics', 'Clear-MobileDevice', 'Remove-MobileDevice',
    'Get-DistributionGroup', 'Set-DistributionGroup', 'Get-DistributionGroupMember',
    'Add-DistributionGroupMember', 'Remove-DistributionGroupMember'
  )
  teams = @(
    'Get-CsUserCallingSettings', 'Set-CsUserCallingSettings', 'Get-CsOnlineUser',
    'Get-CsPhoneNumberAssignment', 'Set-CsPhoneNumberAssignment', 'Remove-CsPhoneNumberAssignment',
    'Get-CsCallQueue', 'Set-CsCallQueue', 'Get-CsAutoAttendant', 'Set-CsAutoAttendant'
  )
}

function Write-Line($value) {
  [Console]::Out.WriteLine((ConvertTo-Json -InputObject $value -Depth 6 -Compress -EnumsAsStrings))
}

# {"@odata.type":"#Exchange.GenericHashTable","add":[...]} is how a hash table travels; PowerShell takes @{ add = ... }.
function ConvertTo-Parameter($value) {
  if ($value -isnot [hashtable]) { return , $value }
  $table = @{}
  foreach ($name in $value.Keys) { if ($name -ne '@odata.type') { $table[$name] = $value[$name] } }
  return $table
}

function Connect-Services($modules) {
  $thumbprint = $env:OFFBOARDING_CERTIFICATE_THUMBPRINT
  if ($modules -contains 'exchange') {
    $how = if ($thumbprint) { @{ CertificateThumbprint = $thumbprint; AppId = $env:AZURE_CLIENT_ID } }
    elseif ($env:AZURE_CLIENT_ID) { @{ ManagedIdentity = $true; ManagedIdentityAccountId = $env:AZURE_CLIENT_ID } }
    else { @{ ManagedIdentity = $true } }
    Connect-ExchangeOnline @how -Organization $env:OFFBOARDING_ORGANIZATION -ShowBanner:$false | Out-Null
  }
  if ($modules -contains 'teams') {
    $how = if ($thumbprint) {
      @{ CertificateThumbprint = $thumbprint; ApplicationId = $env:AZURE_CLIENT_ID; TenantId = $env:AZURE_TENANT_ID }
    }
    else { @{ Identity = $true } }
    Connect-MicrosoftTeams @how | Out-Null
  }
}

$modules = @(if ($env:OFFBOARDING_POWERSHELL_MODULES) { $env:OFFBOARDING_POWERSHELL_MODULES -split ',' } else { 'exchange', 'teams' })
try { Connect-Services $modules }
catch {
  Write-Line @{ ready = $false; error = @{ message = $_.Exception.Message } }
  exit 1
}
$cmdlets = @($modules | ForEach-Object { $allowed[$_] })
Write-Line @{ ready = $true; modules = $modules }

while ($null -ne ($line = [Console]::In.ReadLine())) {
  if (-not $line.Trim()) { continue }
  $id = ''
  try {
    $request = ConvertFrom-Json -InputObject $line -AsHashtable
    $id = $request.id
    if ($cmdlets -notcontains $request.cmdlet) { throw [UnauthorizedAccessException]"$($request.cmdlet) is not allowed" }
    $parameters = @{}
    foreach ($name in $request.parameters.Keys) { $parameters[$name] = ConvertTo-Parameter $request.parameters[$name] }
    $value = @(& $request.cmdlet @parameters)
    Write-Line @{ id = $id; ok = $true; value = $value }
  }
  catch {
    $type = if ($_.Exception.SerializedRemoteException) { $_.Exception.SerializedRemoteException.PSObject.TypeNames[0] } else { $_.Exception.GetType().FullName }
    # Exchange's REST module puts "|exception|text" into its messages.
    $text = $_.Exception.Message
    if ($text -match '^[^|]*\|([A-Za-z][\w.]*)\|(.*)$') { $type = $Matches[1]; $text = $Matches[2] }
    Write-Line @{ id = $id; ok = $false; error = @{ type = $type; message = $text } }
  }
}
