# What both stub modules have inside: a sign-in, the way to the pretend tenant, and results as typed objects.
$script:signedIn = 0

function Connect-Stub($parameters) {
  if ($env:STUB_SIGN_IN) { throw $env:STUB_SIGN_IN }
  $script:signedIn = [DateTimeOffset]::UtcNow.ToUnixTimeMilliseconds()
  if ($env:STUB_DIARY) { Add-Content -LiteralPath $env:STUB_DIARY -Value "Connect $(ConvertTo-Json (Get-Bound $parameters) -Compress)" }
}

# Names and values as they were bound, for the tenant or for a test to see; common parameters say nothing there.
function Get-Bound($parameters) {
  $common = [Management.Automation.Cmdlet]::CommonParameters + 'Confirm' + 'WhatIf'
  $bound = [ordered]@{}
  foreach ($name in $parameters.Keys) { if ($common -notcontains $name) { $bound[$name] = [Stub.Wire]::Of($parameters[$name]) } }
  return $bound
}

function Invoke-Stub($caller, $cmdlet, $parameters) {
  if ($script:signedIn -eq 0) { throw "You must call the $connects cmdlet before calling any other cmdlets." }
  $bound = Get-Bound $parameters
  if ($env:STUB_DIARY) { Add-Content -LiteralPath $env:STUB_DIARY -Value $cmdlet }
  if ($env:STUB_ECHO) { return ConvertTo-Json @{ set = $caller.ParameterSetName; bound = $bound } -Depth 8 -Compress }
  $first = "$($bound['Identity'])$($bound['Mailbox'])"
  if ($first.StartsWith('{')) { return Invoke-Behaviour $caller $cmdlet (ConvertFrom-Json $first -AsHashtable -DateKind String) $parameters }
  $body = ConvertTo-Json @{ id = '1'; cmdlet = $cmdlet; parameters = $bound } -Depth 6 -Compress
  $answer = [Stub.Door]::Ask("$env:SANDBOX_URL/_sandbox/cmdlets", $script:signedIn, $body)
  if ($answer.Status -eq 401) { throw $signedOut }
  if ($answer.Status -eq 429) { throw (New-Throttled $answer.RetryAfter) }
  if ($answer.Status -ne 200) { throw "The tenant answered $($answer.Status). $($answer.Body)" }
  $said = ConvertFrom-Json $answer.Body -AsHashtable -DateKind String
  if (-not $said.ok) { throw $said.error.message }
  foreach ($warning in $said.warnings) { $caller.WriteWarning($warning) }
  # A preview speaks on the verbose stream; what is really done is not told at all.
  if ($cmdlet -eq 'Remove-CalendarEvents') { foreach ($line in $said.value) { $caller.WriteVerbose($line) }; return }
  foreach ($object in $said.value) { ConvertTo-Typed $object }
}

# .NET's own exception for an answer that a module did not expect, its response with the header.
function New-Throttled($seconds) {
  $response = [Net.Http.HttpResponseMessage]::new(429)
  if ($seconds) { $response.Headers.Add('Retry-After', "$seconds") }
  $message = 'The request was throttled. Response status code does not indicate success: 429 (Too Many Requests).'
  return [Microsoft.PowerShell.Commands.HttpResponseException]::new($message, $response)
}

$types = @{
  Identity = [Stub.ObjectId]; GrantSendOnBehalfTo = [Stub.ObjectId]; ManagedBy = [Stub.ObjectId]; ForwardingAddress = [Stub.ObjectId]
  Trustee = [Stub.ObjectId]; User = [Stub.ObjectId]
  ExternalDirectoryObjectId = [string]; TotalItemSize = [Stub.Unlimited]; LitigationHoldDuration = [Stub.Unlimited]
  Deny = [switch]; IsInherited = [switch]; UnansweredDelay = [TimeSpan]; Guid = [Guid]
  LastSuccessSync = [DateTime]; DeviceWipeRequestTime = [DateTime]; DeviceWipeAckTime = [DateTime]
  AccountOnlyDeviceWipeRequestTime = [DateTime]; AccountOnlyDeviceWipeAckTime = [DateTime]
}

# As the modules return it over a remote session: typed, with a great many properties that nobody asked for.
function ConvertTo-Typed($object, $extras = 150) {
  if ($object -isnot [Collections.IDictionary]) { return $object }
  $typed = [ordered]@{}
  foreach ($name in $object.Keys) { $typed[$name] = ConvertTo-TypedValue $types[$name] $object[$name] }
  foreach ($number in 1..$extras) { $typed["Extra$number"] = [Stub.ObjectId]::new("extra $number") }
  return [pscustomobject]$typed
}

function ConvertTo-TypedValue($type, $value) {
  if ($null -eq $value -or $null -eq $type) { return , $value }
  if ($value -is [Array]) { return , @($value | ForEach-Object { if ($_ -is [string]) { $type::new($_) } else { $_ } }) }
  if ($type -eq [DateTime]) { return [DateTime]::Parse($value, [cultureinfo]::InvariantCulture, 'RoundtripKind') }
  if ($type -in [string], [switch], [TimeSpan]) { return $value -as $type }
  return $type::new($value)
}

# How a cmdlet may misbehave, as orders in its Identity.
function Invoke-Behaviour($caller, $cmdlet, $orders, $parameters) {
  switch ($orders.behaviour) {
    'bound' { return ConvertTo-Json (Get-Bound $parameters) -Depth 6 -Compress }
    'who' { return $PID }
    'hang' { if ($orders.file) { Set-Content -LiteralPath $orders.file -Value $PID }; while ($true) { [Threading.Thread]::Sleep(1000) } }
    'late' { [Threading.Thread]::Sleep($orders.milliseconds); Add-Content -LiteralPath $orders.file -Value 'finished'; return 'late' }
    'unserialisable' { return [Stub.Unserialisable]::new() }
    'many' { foreach ($number in 1..$orders.count) { ConvertTo-Typed -extras 20 -object ([ordered]@{ Identity = "mailbox $number"; DisplayName = "Name $number é"; RecipientTypeDetails = 'UserMailbox' }) }; return }
    'value' { return , $orders.value }
    'throw' { throw ([Exception]::new($orders.message)) }
    'warn' { $caller.WriteWarning($orders.message); return }
    'httpFailure' { throw [Net.Http.HttpRequestException]::new($orders.message) }
    'throttle' { throw (New-Throttled $orders.seconds) }
    'error' { $caller.WriteError([Management.Automation.ErrorRecord]::new([Exception]::new($orders.message), 'Stub', 'NotSpecified', $null)); return 'after the error' }
    'noise' {
      [Console]::Out.Write('{"id":'); $caller.WriteWarning('a warning'); $caller.WriteVerbose('in detail')
      Write-Host 'to the host'; Write-Progress -Activity 'going on'; Write-Information 'information'; return 'said'
    }
    'ask' { if ($caller.ShouldContinue('Sure?', 'Asked')) { return 'yes' } else { return 'no' } }
    'confirm' { if ($caller.ShouldProcess('it')) { return 'done' } else { return }}
    'forget' { Remove-Item "function:global:$($orders.cmdlet)"; return }
    'text' { return $orders.text * $orders.times }
    'prints' { [Console]::Out.Write($orders.text * $orders.times); return $orders.after }
  }
}
