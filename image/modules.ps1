# Puts modules into the image, by version and by the SHA-256 of their package as it was published. What differs, or has no hash
# in the list yet, ends the build with a sentence, and nothing of it is unpacked.
#   -Repository  a repository that PowerShell knows by name, or a folder of packages
#   -List        a JSON file: name, version and sha256 of each
#   -To          the folder that gets a folder for each
param([string] $Repository, [string] $List, [string] $To)
$ErrorActionPreference = 'Stop'
$ProgressPreference = 'SilentlyContinue'

if (Test-Path -PathType Container $Repository) {
  Register-PSResourceRepository -Name given -Uri (Resolve-Path $Repository).Path -Trusted -Force
  $Repository = 'given'
}
elseif ($Repository -eq 'PSGallery' -and -not (Get-PSResourceRepository -Name PSGallery -ErrorAction SilentlyContinue)) {
  Register-PSResourceRepository -PSGallery
}
$packages = Join-Path ([IO.Path]::GetTempPath()) packages
New-Item -ItemType Directory -Force $packages, $To | Out-Null

$wrong = foreach ($module in Get-Content -Raw $List | ConvertFrom-Json) {
  $name, $version = $module.name, $module.version
  Save-PSResource -Name $name -Version $version -Repository $Repository -TrustRepository -SkipDependencyCheck -AsNupkg -Path $packages
  $file = Get-ChildItem $packages -Filter "$name.$version.nupkg"
  $hash = (Get-FileHash -Algorithm SHA256 $file.FullName).Hash.ToLowerInvariant()
  if (-not $module.sha256) {
    "$name $version has the SHA-256 $hash, and the list has none: compare it with what another machine gets, and write it to image/modules.json."
  }
  elseif ($module.sha256 -ne $hash) {
    "$name $version has the SHA-256 $hash, and not $($module.sha256) as in the list: it is not what was looked at."
  }
  else {
    $folder = Join-Path $To $name $version
    [IO.Compression.ZipFile]::ExtractToDirectory($file.FullName, $folder)
    foreach ($part in '_rels', 'package', '[Content_Types].xml', "$name.nuspec") {
      Remove-Item -Recurse -Force -LiteralPath (Join-Path $folder $part) -ErrorAction SilentlyContinue
    }
  }
}
if ($wrong) {
  foreach ($sentence in $wrong) { [Console]::Error.WriteLine($sentence) }
  exit 1
}
