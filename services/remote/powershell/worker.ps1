# Runs cmdlets of one module for the bot: one JSON request per line in, JSON answers out, a line for each. PowerShell 7.6 or
# newer with ExchangeOnlineManagement 3.10 or MicrosoftTeams 6. Settings come from the environment, so that nothing shows in
# the list of processes:
#   OFFBOARDING_POWERSHELL_MODULES     'exchange' or 'teams'
#   OFFBOARDING_CLOUD_ENVIRONMENT      O365China, TeamsGCCH...: a national cloud's name in that module; none is worldwide
#   OFFBOARDING_ORGANIZATION           contoso.onmicrosoft.com (Exchange wants the name, not the id)
#   AZURE_TENANT_ID                    the tenant's id
#   AZURE_CLIENT_ID                    the app, or a user-assigned managed identity
#   OFFBOARDING_CERTIFICATE_THUMBPRINT a certificate in the store (Windows), or
#   OFFBOARDING_CERTIFICATE_FILE       a PFX file, with OFFBOARDING_CERTIFICATE_PASSWORD where it has one;
#                                      without either the managed identity signs in
# Whatever started this script: functions of a module see the preferences of the whole session only.
$global:ErrorActionPreference = 'Stop'
$global:ProgressPreference = 'SilentlyContinue'
$global:InformationPreference = 'SilentlyContinue'
# Nobody is here to be asked, and a shell that cannot ask refuses.
$global:ConfirmPreference = 'None'
[Console]::InputEncoding = [Console]::OutputEncoding = [Text.UTF8Encoding]::new($false)

# Older ones were never tried: ConvertFrom-Json takes -DateKind since 7.5, and ExchangeOnlineManagement 3.10 needs 7.6.
$leastPowerShell = [Version]'7.6'
# A next major version may name and bind things otherwise: it is tried before it is let in.
$modules = @{
  exchange = @{ ModuleName = 'ExchangeOnlineManagement'; ModuleVersion = '3.10.0'; MaximumVersion = '3.999.999' }
  teams = @{ ModuleName = 'MicrosoftTeams'; ModuleVersion = '6.0.0' }
}

# Whatever else arrives is refused, so that a fault in the bot cannot run just anything here.
$allowed = @{
  exchange = @(
    'Get-Mailbox', 'Set-Mailbox', 'Get-MailboxStatistics', 'Remove-CalendarEvents',
    'Get-MobileDeviceStatistics', 'Clear-MobileDevice', 'Get-CASMailbox', 'Set-CASMailbox',
    'Get-InboxRule', 'Disable-InboxRule', 'Enable-InboxRule', 'Get-AcceptedDomain', 'Get-OrganizationConfig',
    'Get-MailboxPermission', 'Add-MailboxPermission', 'Remove-MailboxPermission',
    'Get-User', 'Get-Recipient', 'Get-RecipientPermission', 'Add-RecipientPermission', 'Remove-RecipientPermission',
    'Get-DistributionGroup', 'Set-DistributionGroup', 'Add-DistributionGroupMember', 'Remove-DistributionGroupMember'
  )
  teams = @('Get-CsUserCallingSettings', 'Set-CsUserCallingSettings', 'Get-CsCallQueue', 'Set-CsCallQueue', 'Get-CsAutoAttendant')
}

# The first line end closes whatever a module printed without one, so that an answer always has a line of its own.
function Write-Line($value) {
  [Console]::Out.Write("`n" + (ConvertTo-Json -InputObject $value -Depth 8 -Compress) + "`n")
  [Console]::Out.Flush()
}

# {"@odata.type":"#Exchange.GenericHashTable","add":[...]} is how a hash table travels; PowerShell takes @{ add = ... }.
function ConvertTo-Parameter($value) {
  if ($value -isnot [hashtable]) { return , $value }
  $table = @{}
  foreach ($name in $value.Keys) { if ($name -ne '@odata.type') { $table[$name] = $value[$name] } }
  return $table
}

# What a module's object is in JSON: text, numbers, true and false as they are; identities, sizes, `Unlimited` and enums by
# their text; a switch as true or false; dates in ISO 8601, in UTC where they say of where they are; spans of time as .NET
# writes them; lists of the same; whatever has no text of its own by its properties, three levels deep.
function ConvertTo-Plain($value, $depth = 3) {
  if ($null -eq $value) { return $null }
  $plain = $value
  if ($value -is [Management.Automation.PSObject]) { $plain = $value.PSObject.BaseObject }
  if ($plain -is [string] -or $plain -is [bool]) { return $plain }
  if ($plain -is [enum]) { return "$plain" }
  if ($plain -is [switch]) { return $plain.IsPresent }
  if ($plain -is [DateTime]) {
    if ($plain.Kind -eq 'Local') { $plain = $plain.ToUniversalTime() }
    return $plain.ToString('o', [cultureinfo]::InvariantCulture)
  }
  if ($plain -is [DateTimeOffset]) { return $plain.UtcDateTime.ToString('o', [cultureinfo]::InvariantCulture) }
  if ($plain -is [TimeSpan]) { return $plain.ToString('c') }
  if ($plain.GetType().IsPrimitive -or $plain -is [decimal]) { return $plain }
  # As it comes back from another process.
  if ($value.PSObject.TypeNames[0] -like 'Deserialized.*SwitchParameter') { return [bool]$value.IsPresent }
  if ($plain -is [Collections.IDictionary]) {
    $table = [ordered]@{}
    if ($depth -gt 0) { foreach ($name in @($plain.Keys)) { $table["$name"] = ConvertTo-Plain $plain[$name] ($depth - 1) } }
    return $table
  }
  if ($plain -is [Collections.IEnumerable]) {
    $list = [Collections.Generic.List[object]]::new()
    if ($depth -gt 0) { foreach ($one in $plain) { $list.Add((ConvertTo-Plain $one ($depth - 1))) } }
    return , $list.ToArray()
  }
  $text = try { $value.ToString() } catch { '' }
  $types = @($value.PSObject.TypeNames) + $plain.GetType().ToString()
  if ($text -and $text -notlike '@{*}' -and $types -notcontains $text) { return $text }
  return Select-Plain $value $null $depth
}

# The properties of an object that were asked for; all of them where nobody said which.
function Select-Plain($object, $names, $depth = 3) {
  $selected = [ordered]@{}
  if ($depth -le 0) { return $selected }
  $of = $object.PSObject.Properties
  if ($null -eq $names) { $names = $of.Name }
  foreach ($name in $names) {
    $property = $of[$name]
    if ($null -eq $property) { continue }
    # Every value is handed on by an assignment or as an argument: as the output of an if or a try, a list of one would become
    # the one, and an empty list nothing. A property that cannot be read is one that is not there.
    try { $value = $property.Value } catch { continue }
    if ($null -eq $value -or $value -is [string] -or $value -is [bool]) { $selected[$name] = $value }
    else { $selected[$name] = ConvertTo-Plain $value ($depth - 1) }
  }
  return $selected
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
    # Only what is used: the module makes each of its hundreds of cmdlets otherwise.
    $only = @{ CommandName = $allowed.exchange; SkipLoadingFormatData = $true }
    Connect-ExchangeOnline @how @only -Organization $env:OFFBOARDING_ORGANIZATION -ShowBanner:$false | Out-Null
  }
  else {
    # -TeamsEnvironmentName stands in the parameter set of people who sign in themselves, and in no other.
    if ($cloud) { Set-TeamsEnvironmentConfig -TeamsEnvironmentName $cloud | Out-Null }
    if ($byCertificate) { $how.ApplicationId = $env:AZURE_CLIENT_ID; $how.TenantId = $env:AZURE_TENANT_ID }
    elseif ($env:AZURE_CLIENT_ID) {
      throw 'MicrosoftTeams signs in as the system-assigned managed identity only, and AZURE_CLIENT_ID names another: set a certificate (OFFBOARDING_CERTIFICATE_FILE or OFFBOARDING_CERTIFICATE_THUMBPRINT)'
    }
    else { $how.Identity = $true }
    Connect-MicrosoftTeams @how | Out-Null
  }
}

$module = $env:OFFBOARDING_POWERSHELL_MODULES
try {
  if (-not $allowed.ContainsKey("$module")) { throw "OFFBOARDING_POWERSHELL_MODULES must be exchange or teams" }
  if ([Version]$PSVersionTable.PSVersion.ToString().Split('-')[0] -lt $leastPowerShell) {
    throw "PowerShell $leastPowerShell or newer is needed, and this is $($PSVersionTable.PSVersion)"
  }
  Import-Module -FullyQualifiedName $modules[$module] -DisableNameChecking
  Connect-Service $module
}
catch {
  Write-Line @{ ready = $false; error = @{ message = $_.Exception.Message } }
  exit 1
}
Write-Line @{ ready = $true; module = $module }

# So many objects go into one line.
$partSize = 100

while ($null -ne ($line = [Console]::In.ReadLine())) {
  if (-not $line.Trim()) { continue }
  $id = ''
  # How far it came: what fails before the call has changed nothing, and what fails after it has.
  $stage = 'unsent'
  try {
    $request = ConvertFrom-Json -InputObject $line -AsHashtable -DateKind String
    $id = $request.id
    $cmdlet = $request.cmdlet
    if ($allowed[$module] -notcontains $cmdlet) { throw [UnauthorizedAccessException]"$cmdlet is not allowed" }
    # A session that was ended takes its cmdlets with it; looked up without loading the module anew, which has not signed in.
    if (-not (Get-Command -Name $cmdlet -ListImported -ErrorAction Ignore)) {
      throw [Management.Automation.CommandNotFoundException]"The term '$cmdlet' is not recognized as the name of a cmdlet."
    }
    $parameters = @{}
    foreach ($name in $request.parameters.Keys) { $parameters[$name] = ConvertTo-Parameter $request.parameters[$name] }
    $parameters.ErrorAction = 'Stop'
    $parameters.WarningAction = 'Continue'
    $parameters.Verbose = [bool]$request.verbose
    $reads = [bool]$request.reads
    $warnings = [Collections.Generic.List[string]]::new()
    $verbose = [Collections.Generic.List[string]]::new()
    $part = [Collections.Generic.List[object]]::new()
    $stage = 'sent'
    & $cmdlet @parameters 3>&1 4>&1 6>$null | ForEach-Object {
      if ($_ -is [Management.Automation.WarningRecord]) { $warnings.Add($_.Message) }
      # PowerShell itself says of every call that asks nobody that it is being performed, in its one language.
      elseif ($_ -is [Management.Automation.VerboseRecord]) { if ($_.Message -notlike 'Performing the operation "*') { $verbose.Add($_.Message) } }
      # What a write returns is read by nobody, and must not make it fail.
      elseif ($reads) {
        if ($null -eq $request.properties) { $part.Add((ConvertTo-Plain $_)) } else { $part.Add((Select-Plain $_ $request.properties)) }
        if ($part.Count -ge $partSize) { Write-Line @{ id = $id; part = $part }; $part.Clear() }
      }
    }
    $stage = 'returned'
    Write-Line @{ id = $id; ok = $true; value = $part; warnings = $warnings; verbose = $verbose }
  }
  catch {
    $remote = $_.Exception.SerializedRemoteException
    $type = if ($remote) { $remote.PSObject.TypeNames[0] } else { $_.Exception.GetType().FullName }
    # Exchange's REST module puts "|exception|text" into its messages, and the text may have several lines.
    $text = $_.Exception.Message
    if ($text -match '(?s)^[^|]*\|([A-Za-z][\w.]*)\|(.*)$') { $type = $Matches[1]; $text = $Matches[2] }
    # Seconds, where the module hands on the answer's header: that it does is not published.
    $after = $_.Exception.Response.Headers.RetryAfter
    $wait = if ($after.Delta) { $after.Delta.TotalSeconds } elseif ($after.Date) { [Math]::Max(0, ($after.Date - [DateTimeOffset]::UtcNow).TotalSeconds) }
    Write-Line @{ id = $id; ok = $false; stage = $stage; error = @{ type = $type; message = $text; retryAfter = $wait } }
  }
}

# A session that leaves without signing out counts at the service until it expires there (learn, Connect to Exchange Online
# PowerShell). Nobody hears how that went.
try { if ($module -eq 'exchange') { Disconnect-ExchangeOnline -Confirm:$false *> $null } else { Disconnect-MicrosoftTeams *> $null } }
catch { exit 0 }
