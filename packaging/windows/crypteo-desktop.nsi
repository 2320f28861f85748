; The installer for Windows. Compile with:
;   makensis -DVERSION=6.0.0 -DPUBLISHER=name -DBUNDLE=folder -DICON=file.ico -DOUTPUT=setup.exe crypteo-desktop.nsi
;
; Per user by default, without any question of rights; for everybody with /ALLUSERS, as an administrator.
;   setup.exe /S                     silent, for this user
;   setup.exe /S /ALLUSERS           silent, for everybody
;   setup.exe /S /D=C:\Programs\X    silent, into this folder (last, without quotes)
;   uninstall.exe /S                 silent removal
; Exit status: 0 done, 1 left, 2 failed (no right, the program is running).

Unicode true
SetCompressor /SOLID lzma
ManifestDPIAware true
RequestExecutionLevel user

!ifndef VERSION
  !error "VERSION, PUBLISHER, BUNDLE, ICON and OUTPUT are wanted"
!endif

!define NAME "Crypteo Desktop"
!define PROGRAM "crypteo-desktop.exe"
!define PROGID "Crypteo.PKCS12"
!define UNINSTALL "Software\Microsoft\Windows\CurrentVersion\Uninstall\${NAME}"
!define CAPABILITIES "Software\Crypteo\Crypteo Desktop\Capabilities"

Name "${NAME}"
OutFile "${OUTPUT}"
Icon "${ICON}"
UninstallIcon "${ICON}"
InstallDir "$LOCALAPPDATA\Programs\${NAME}"
BrandingText "${NAME} ${VERSION}"
VIProductVersion "${VERSION}.0"
VIAddVersionKey /LANG=0 "ProductName" "${NAME}"
VIAddVersionKey /LANG=0 "ProductVersion" "${VERSION}"
VIAddVersionKey /LANG=0 "FileVersion" "${VERSION}"
VIAddVersionKey /LANG=0 "FileDescription" "${NAME}"
VIAddVersionKey /LANG=0 "LegalCopyright" "Apache-2.0"

!include "MUI2.nsh"
!include "FileFunc.nsh"
!include "LogicLib.nsh"
!include "x64.nsh"

!define MUI_ICON "${ICON}"
!define MUI_UNICON "${ICON}"
!define MUI_FINISHPAGE_RUN "$INSTDIR\${PROGRAM}"
!insertmacro MUI_PAGE_DIRECTORY
!insertmacro MUI_PAGE_INSTFILES
!insertmacro MUI_PAGE_FINISH
!insertmacro MUI_UNPAGE_CONFIRM
!insertmacro MUI_UNPAGE_INSTFILES
!insertmacro MUI_LANGUAGE "French"
!insertmacro MUI_LANGUAGE "English"

LangString RUNNING ${LANG_FRENCH} "Crypteo Desktop est ouvert. Terminez le téléchargement et fermez-le, puis recommencez."
LangString RUNNING ${LANG_ENGLISH} "Crypteo Desktop is open. Finish the download and close it, then try again."
LangString NO_RIGHT ${LANG_FRENCH} "L’installation pour tous demande les droits d’administrateur."
LangString NO_RIGHT ${LANG_ENGLISH} "Installing for everybody takes an administrator's rights."

; SHCTX is HKEY_CURRENT_USER after SetShellVarContext current, HKEY_LOCAL_MACHINE after "all".
Var AllUsers
!macro CONTEXT prefix
  Function ${prefix}ChooseContext
    SetRegView 64
    StrCpy $AllUsers "no"
    SetShellVarContext current
    ${GetParameters} $0
    ClearErrors
    ${GetOptions} $0 "/ALLUSERS" $1
    ${IfNot} ${Errors}
      UserInfo::GetAccountType
      Pop $2
      ${If} $2 != "Admin"
        MessageBox MB_ICONSTOP|MB_OK "$(NO_RIGHT)" /SD IDOK
        SetErrorLevel 2
        Quit
      ${EndIf}
      StrCpy $AllUsers "yes"
      SetShellVarContext all
    ${EndIf}
  FunctionEnd

  ; A file of a running program cannot be opened for writing.
  Function ${prefix}RefuseWhileRunning
    ${If} ${FileExists} "$INSTDIR\${PROGRAM}"
      ClearErrors
      FileOpen $0 "$INSTDIR\${PROGRAM}" a
      ${If} ${Errors}
        MessageBox MB_ICONSTOP|MB_OK "$(RUNNING)" /SD IDOK
        SetErrorLevel 2
        Quit
      ${EndIf}
      FileClose $0
    ${EndIf}
  FunctionEnd
!macroend
!insertmacro CONTEXT ""
!insertmacro CONTEXT "un."

; A folder that was named with /D stays; else a former version's, else the usual one.
Function .onInit
  Call ChooseContext
  ${If} $INSTDIR == "$LOCALAPPDATA\Programs\${NAME}"
    ReadRegStr $0 SHCTX "${UNINSTALL}" "InstallLocation"
    ${If} $0 != ""
      StrCpy $INSTDIR $0
    ${ElseIf} $AllUsers == "yes"
      StrCpy $INSTDIR "$PROGRAMFILES64\${NAME}"
    ${EndIf}
  ${EndIf}
FunctionEnd

Function un.onInit
  Call un.ChooseContext
FunctionEnd

Section "Install"
  Call RefuseWhileRunning
  ; What a former version brought and this one does not must not stay: this folder is the bundle's alone.
  RMDir /r "$INSTDIR\_internal"
  SetOutPath "$INSTDIR"
  File /r "${BUNDLE}/*"
  WriteUninstaller "$INSTDIR\uninstall.exe"
  CreateShortcut "$SMPROGRAMS\${NAME}.lnk" "$INSTDIR\${PROGRAM}"

  ; The link of the e-mail's page.
  WriteRegStr SHCTX "Software\Classes\crypteo" "" "URL:${NAME}"
  WriteRegStr SHCTX "Software\Classes\crypteo" "URL Protocol" ""
  WriteRegStr SHCTX "Software\Classes\crypteo\DefaultIcon" "" "$INSTDIR\${PROGRAM},0"
  WriteRegStr SHCTX "Software\Classes\crypteo\shell\open\command" "" '"$INSTDIR\${PROGRAM}" "%1"'

  ; "Open with" for .p12 and .pfx: one more entry in the list. The default stays what it is, Windows' own assistant.
  WriteRegStr SHCTX "Software\Classes\${PROGID}" "" "PKCS #12"
  WriteRegStr SHCTX "Software\Classes\${PROGID}\DefaultIcon" "" "$INSTDIR\${PROGRAM},0"
  WriteRegStr SHCTX "Software\Classes\${PROGID}\shell\open\command" "" '"$INSTDIR\${PROGRAM}" "%1"'
  WriteRegNone SHCTX "Software\Classes\.p12\OpenWithProgids" "${PROGID}"
  WriteRegNone SHCTX "Software\Classes\.pfx\OpenWithProgids" "${PROGID}"
  WriteRegStr SHCTX "Software\Classes\Applications\${PROGRAM}" "FriendlyAppName" "${NAME}"
  WriteRegStr SHCTX "Software\Classes\Applications\${PROGRAM}\SupportedTypes" ".p12" ""
  WriteRegStr SHCTX "Software\Classes\Applications\${PROGRAM}\SupportedTypes" ".pfx" ""
  WriteRegStr SHCTX "Software\Classes\Applications\${PROGRAM}\shell\open\command" "" '"$INSTDIR\${PROGRAM}" "%1"'

  ; What the system's page of standard programs shows.
  WriteRegStr SHCTX "${CAPABILITIES}" "ApplicationName" "${NAME}"
  WriteRegStr SHCTX "${CAPABILITIES}" "ApplicationDescription" "${NAME}"
  WriteRegStr SHCTX "${CAPABILITIES}\UrlAssociations" "crypteo" "crypteo"
  WriteRegStr SHCTX "${CAPABILITIES}\FileAssociations" ".p12" "${PROGID}"
  WriteRegStr SHCTX "${CAPABILITIES}\FileAssociations" ".pfx" "${PROGID}"
  WriteRegStr SHCTX "Software\RegisteredApplications" "${NAME}" "${CAPABILITIES}"

  ${GetSize} "$INSTDIR" "/S=0K" $0 $1 $2
  IntFmt $0 "0x%08X" $0
  WriteRegStr SHCTX "${UNINSTALL}" "DisplayName" "${NAME}"
  WriteRegStr SHCTX "${UNINSTALL}" "DisplayVersion" "${VERSION}"
  WriteRegStr SHCTX "${UNINSTALL}" "DisplayIcon" "$INSTDIR\${PROGRAM},0"
  WriteRegStr SHCTX "${UNINSTALL}" "Publisher" "${PUBLISHER}"
  WriteRegStr SHCTX "${UNINSTALL}" "InstallLocation" "$INSTDIR"
  WriteRegDWORD SHCTX "${UNINSTALL}" "EstimatedSize" "$0"
  WriteRegDWORD SHCTX "${UNINSTALL}" "NoModify" 1
  WriteRegDWORD SHCTX "${UNINSTALL}" "NoRepair" 1
  StrCpy $1 ""
  ${If} $AllUsers == "yes"
    StrCpy $1 " /ALLUSERS"
  ${EndIf}
  WriteRegStr SHCTX "${UNINSTALL}" "UninstallString" '"$INSTDIR\uninstall.exe"$1'
  WriteRegStr SHCTX "${UNINSTALL}" "QuietUninstallString" '"$INSTDIR\uninstall.exe"$1 /S'
  ${RefreshShellIcons}
SectionEnd

Section "Uninstall"
  Call un.RefuseWhileRunning
  RMDir /r "$INSTDIR\_internal"
  Delete "$INSTDIR\${PROGRAM}"
  Delete "$INSTDIR\uninstall.exe"
  Delete "$INSTDIR\LICENSE"
  Delete "$INSTDIR\licences.txt"
  Delete "$INSTDIR\sbom.cdx.json"
  ; Only when it is empty: somebody may have chosen a folder with other things in it.
  RMDir "$INSTDIR"
  Delete "$SMPROGRAMS\${NAME}.lnk"
  DeleteRegKey SHCTX "Software\Classes\crypteo"
  DeleteRegKey SHCTX "Software\Classes\${PROGID}"
  DeleteRegKey SHCTX "Software\Classes\Applications\${PROGRAM}"
  DeleteRegValue SHCTX "Software\Classes\.p12\OpenWithProgids" "${PROGID}"
  DeleteRegValue SHCTX "Software\Classes\.pfx\OpenWithProgids" "${PROGID}"
  DeleteRegKey SHCTX "Software\Crypteo\Crypteo Desktop"
  DeleteRegKey /ifempty SHCTX "Software\Crypteo"
  DeleteRegValue SHCTX "Software\RegisteredApplications" "${NAME}"
  DeleteRegKey SHCTX "${UNINSTALL}"
  ${RefreshShellIcons}
SectionEnd
