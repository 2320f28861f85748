<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="fr_FR">
<context>
    <name>Arrival</name>
    <message>
        <source>Open the new link?</source>
        <translation>Ouvrir le nouveau lien&#x202f;?</translation>
    </message>
    <message>
        <source>A download is under way in this window. If you leave it for the new link, what you have typed is forgotten; you can take it up again with its own link, valid until {moment}.</source>
        <translation>Un téléchargement est en cours dans cette fenêtre. Si vous le quittez pour le nouveau lien, ce que vous avez saisi est oublié&#x202f;; vous pourrez le reprendre avec son propre lien, valable jusqu’au {moment}.</translation>
    </message>
    <message>
        <source>Open the new link</source>
        <translation>Ouvrir le nouveau lien</translation>
    </message>
    <message>
        <source>Finish this download first</source>
        <translation>Terminez d’abord ce téléchargement</translation>
    </message>
    <message>
        <source>The certificate of the download in this window may be issued already. Finish it here, up to the technical check, then open the new link once more.</source>
        <translation>Le certificat du téléchargement en cours est peut-être déjà émis. Terminez-le ici, jusqu’à la vérification technique, puis ouvrez de nouveau l’autre lien.</translation>
    </message>
    <message>
        <source>The new link cannot be opened</source>
        <translation>Le nouveau lien ne peut pas être ouvert</translation>
    </message>
</context>
<context>
    <name>Certificate</name>
    <message>
        <source>Subject</source>
        <translation>Objet</translation>
    </message>
    <message>
        <source>Issuer</source>
        <translation>Émetteur</translation>
    </message>
    <message>
        <source>Valid from</source>
        <translation>Valide à partir de</translation>
    </message>
    <message>
        <source>Valid until</source>
        <translation>Valide jusqu’au</translation>
    </message>
    <message>
        <source>Serial number</source>
        <translation>Numéro de série</translation>
    </message>
    <message>
        <source>Key usage</source>
        <translation>Usage de la clé</translation>
    </message>
    <message>
        <source>Signature algorithm</source>
        <translation>Algorithme de signature</translation>
    </message>
    <message>
        <source>Public key</source>
        <translation>Clé publique</translation>
    </message>
    <message>
        <source>Signature and authentication ({names})</source>
        <translation>Signature et authentification ({names})</translation>
    </message>
    <message>
        <source>RSA {bits} bits, fingerprint {fingerprint}</source>
        <translation>RSA {bits} bits, empreinte {fingerprint}</translation>
    </message>
    <message>
        <source>{name} ({oid})</source>
        <translation>{name} ({oid})</translation>
    </message>
    <message>
        <source>SHA-256 with RSA</source>
        <translation>SHA-256 avec RSA</translation>
    </message>
    <message>
        <source>SHA-384 with RSA</source>
        <translation>SHA-384 avec RSA</translation>
    </message>
    <message>
        <source>SHA-512 with RSA</source>
        <translation>SHA-512 avec RSA</translation>
    </message>
</context>
<context>
    <name>CertificateView</name>
    <message>
        <source>Already saved, not verified yet: {file}</source>
        <translation>Déjà enregistré, pas encore vérifié&#xa0;: {file}</translation>
    </message>
</context>
<context>
    <name>Checklist</name>
    <message>
        <source>{rule}: met</source>
        <translation>{rule}&#xa0;: respectée</translation>
    </message>
    <message>
        <source>{rule}: not met yet</source>
        <translation>{rule}&#xa0;: pas encore respectée</translation>
    </message>
    <message>
        <source>{met} of {all} rules met</source>
        <translation>{met} règles sur {all} respectées</translation>
    </message>
</context>
<context>
    <name>CodeEntry</name>
    <message>
        <source>Your withdrawal code</source>
        <translation>Votre code de retrait</translation>
    </message>
    <message>
        <source>9 digits, received by e-mail or SMS</source>
        <translation>9 chiffres, reçus par e-mail ou SMS</translation>
    </message>
    <message>
        <source>You can paste the code. Spaces do not count.</source>
        <translation>Vous pouvez coller le code. Les espaces ne comptent pas.</translation>
    </message>
    <message>
        <source>Paste the code</source>
        <translation>Coller le code</translation>
    </message>
    <message>
        <source>Last code sent to {address}, on {moment}.</source>
        <translation>Dernier code envoyé à {address}, le {moment}.</translation>
    </message>
    <message>
        <source>Only the digits 0 to 9 are accepted.</source>
        <translation>Seuls les chiffres de 0 à 9 sont acceptés.</translation>
    </message>
    <message>
        <source>A withdrawal code has 9 digits, no more.</source>
        <translation>Un code de retrait a 9 chiffres, pas plus.</translation>
    </message>
</context>
<context>
    <name>CopyDialog</name>
    <message>
        <source>Copy to a USB stick</source>
        <translation>Copier sur une clé USB</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>Retour</translation>
    </message>
    <message>
        <source>Cancel the copy</source>
        <translation>Annuler la copie</translation>
    </message>
    <message>
        <source>&amp;Copy</source>
        <translation>&amp;Copier</translation>
    </message>
    <message>
        <source>Choose where to copy, and enter the password</source>
        <translation>Choisissez où copier et saisissez le mot de passe</translation>
    </message>
    <message>
        <source>Read first why the copy was not made</source>
        <translation>Lisez d’abord pourquoi la copie n’a pas été faite</translation>
    </message>
    <message>
        <source>Copying…</source>
        <translation>Copie en cours…</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Fermer</translation>
    </message>
    <message>
        <source>The copy is good: it was read back and opened with your password.</source>
        <translation>La copie est bonne&#xa0;: elle a été relue et ouverte avec votre mot de passe.</translation>
    </message>
    <message>
        <source>{file}

Everything is written on {name}. Eject it in your file manager, remove it, and keep it in a safe place.</source>
        <translation>{file}

Tout est écrit sur {name}. Éjectez ce support dans votre gestionnaire de fichiers, retirez-le et gardez-le en lieu sûr.</translation>
    </message>
    <message>
        <source>{file}

Everything is written. Keep it in a safe place.</source>
        <translation>{file}

Tout est écrit. Gardez cette copie en lieu sûr.</translation>
    </message>
    <message>
        <source>Write the copy</source>
        <translation>Écriture de la copie</translation>
    </message>
    <message>
        <source>Read it back and compare</source>
        <translation>Relecture et comparaison</translation>
    </message>
    <message>
        <source>Open it with your password</source>
        <translation>Ouverture avec votre mot de passe</translation>
    </message>
    <message>
        <source>Wait until all is written</source>
        <translation>Attente de la fin de l’écriture</translation>
    </message>
    <message>
        <source>Choose another &amp;folder…</source>
        <translation>Choisir un autre &amp;dossier…</translation>
    </message>
    <message>
        <source>Choose the folder for the copy</source>
        <translation>Choisissez le dossier de la copie</translation>
    </message>
    <message>
        <source>Password of the certificate</source>
        <translation>Mot de passe du certificat</translation>
    </message>
    <message>
        <source>The copy is opened with it, to be sure that it is good.</source>
        <translation>Il sert à ouvrir la copie, pour être sûr qu’elle est bonne.</translation>
    </message>
    <message>
        <source>S&amp;how the password</source>
        <translation>A&amp;fficher le mot de passe</translation>
    </message>
    <message>
        <source>Caps Lock is on</source>
        <translation>Verr. Maj est activé</translation>
    </message>
    <message>
        <source>&amp;Try again</source>
        <translation>&amp;Réessayer</translation>
    </message>
    <message>
        <source>No USB stick is plugged in. Plug one in: it appears here by itself.</source>
        <translation>Aucune clé USB n’est branchée. Branchez-en une&#xa0;: elle apparaît ici d’elle-même.</translation>
    </message>
    <message>
        <source>{size} free</source>
        <translation>{size} libres</translation>
    </message>
    <message>
        <source>write-protected</source>
        <translation>protégée en écriture</translation>
    </message>
    <message>
        <source>{name} is plugged in</source>
        <translation>{name} est branchée</translation>
    </message>
</context>
<context>
    <name>CrashDialog</name>
    <message>
        <source>This program met an error</source>
        <translation>Ce programme a rencontré une erreur</translation>
    </message>
    <message>
        <source>The program ended by an error last time</source>
        <translation>La dernière fois, le programme s’est arrêté sur une erreur</translation>
    </message>
    <message>
        <source>Nothing is lost: what was begun is kept on this computer, and the program offers to go on.</source>
        <translation>Rien n’est perdu&#xa0;: ce qui a été commencé est conservé sur cet ordinateur, et le programme vous propose de continuer.</translation>
    </message>
    <message>
        <source>If it happens again, call support and give this code.</source>
        <translation>Si cela se reproduit, appelez l’assistance et donnez ce code.</translation>
    </message>
    <message>
        <source>&amp;Continue</source>
        <translation>&amp;Continuer</translation>
    </message>
    <message>
        <source>&amp;Restart</source>
        <translation>&amp;Redémarrer</translation>
    </message>
    <message>
        <source>&amp;Support card</source>
        <translation>&amp;Assistance</translation>
    </message>
</context>
<context>
    <name>Date</name>
    <message>
        <source>{weekday} {day} {month} {year} at {hour}:{minute}</source>
        <translation>{weekday} {day} {month} {year} à {hour}&#xa0;h&#xa0;{minute}</translation>
    </message>
    <message>
        <source>{day} {month} at {hour}:{minute}</source>
        <translation>{day} {month} à {hour}&#xa0;h&#xa0;{minute}</translation>
    </message>
    <message>
        <source>{hour}:{minute}</source>
        <translation>{hour}&#xa0;h&#xa0;{minute}</translation>
    </message>
    <message>
        <source>{hour}:00</source>
        <translation>{hour}&#xa0;h</translation>
    </message>
    <message>
        <source>1</source>
        <translation>1er</translation>
    </message>
</context>
<context>
    <name>DetailsTable</name>
    <message>
        <source>Copy the whole table</source>
        <translation>Copier tout le tableau</translation>
    </message>
</context>
<context>
    <name>Diagnosis</name>
    <message>
        <source>The system’s keyring can be used by this program</source>
        <translation>Le trousseau du système est utilisable par ce programme</translation>
    </message>
    <message>
        <source>There is no keyring for this program here: the password alone protects the key</source>
        <translation>Aucun trousseau n’est disponible ici&#xa0;: le mot de passe seul protège la clé</translation>
    </message>
    <message>
        <source>The certificate can be saved</source>
        <translation>Le certificat peut être enregistré</translation>
    </message>
    <message>
        <source>Nothing may be written in the folder for the certificate</source>
        <translation>Le dossier prévu pour le certificat n’accepte aucune écriture</translation>
    </message>
    <message>
        <source>The folder for the certificate does not exist</source>
        <translation>Le dossier prévu pour le certificat n’existe pas</translation>
    </message>
    <message>
        <source>At step 5, choose another folder when you are asked.</source>
        <translation>À l’étape 5, choisissez un autre dossier quand on vous le demande.</translation>
    </message>
    <message>
        <source>Show this report to your IT team.</source>
        <translation>Montrez ce rapport à votre service informatique.</translation>
    </message>
    <message>
        <source>Check this computer’s connection, or show this report to your IT team.</source>
        <translation>Vérifiez la connexion de cet ordinateur, ou montrez ce rapport à votre service informatique.</translation>
    </message>
    <message>
        <source>Make another report in a few minutes. If this stays, call support.</source>
        <translation>Établissez un autre rapport dans quelques minutes. Si rien ne change, appelez l’assistance.</translation>
    </message>
    <message>
        <source>Call support: this program may need an update.</source>
        <translation>Appelez l’assistance&#xa0;: ce programme doit peut-être être mis à jour.</translation>
    </message>
    <message>
        <source>An inspection device may stand in between ({issuer}): show this report to your IT team.</source>
        <translation>Un équipement d’inspection s’interpose peut-être ({issuer})&#xa0;: montrez ce rapport à votre service informatique.</translation>
    </message>
    <message>
        <source>Show this report to your IT team: {proxy} must allow {target}.</source>
        <translation>Montrez ce rapport à votre service informatique&#xa0;: {proxy} doit autoriser {target}.</translation>
    </message>
    <message>
        <source>Show this report to your IT team: it asks for {schemes}; only Basic is known.</source>
        <translation>Montrez ce rapport à votre service informatique&#xa0;: le proxy demande {schemes}&#x202f;; seule l’identification Basic est connue.</translation>
    </message>
    <message>
        <source>Check the cable or the Wi-Fi.</source>
        <translation>Vérifiez le câble ou le Wi-Fi.</translation>
    </message>
    <message>
        <source>The program asks for them during a download. Or show this report to your IT team.</source>
        <translation>Le programme les demande pendant un téléchargement. Ou montrez ce rapport à votre service informatique.</translation>
    </message>
    <message>
        <source>An inspection device may stand in between: show this report to your IT team.</source>
        <translation>Un équipement d’inspection s’interpose peut-être&#xa0;: montrez ce rapport à votre service informatique.</translation>
    </message>
    <message>
        <source>This network may ask you to sign in first: open a web page and sign in.</source>
        <translation>Ce réseau vous demande peut-être de vous identifier&#xa0;: ouvrez une page web et identifiez-vous.</translation>
    </message>
    <message>
        <source>Check the date and time of this computer. If they are right, call support.</source>
        <translation>Vérifiez la date et l’heure de cet ordinateur. Si elles sont justes, appelez l’assistance.</translation>
    </message>
    <message>
        <source>Show this report to your IT team: the proxy must allow the certificate service.</source>
        <translation>Montrez ce rapport à votre service informatique&#xa0;: le proxy doit autoriser le service de certificats.</translation>
    </message>
    <message>
        <source>Check user name and password of the proxy, or show this report to your IT team.</source>
        <translation>Vérifiez le nom d’utilisateur et le mot de passe du proxy, ou montrez ce rapport à votre service informatique.</translation>
    </message>
    <message>
        <source>Show this report to your IT team: of the ways to sign in, only Basic is known.</source>
        <translation>Montrez ce rapport à votre service informatique&#xa0;: seule l’identification Basic est connue.</translation>
    </message>
    <message>
        <source>Show this report to your IT team: an http:// proxy is needed, SOCKS is not known.</source>
        <translation>Montrez ce rapport à votre service informatique&#xa0;: un proxy http:// est nécessaire, SOCKS n’est pas connu.</translation>
    </message>
    <message>
        <source>No proxy is set on this computer for the certificate service</source>
        <translation>Aucun proxy n’est réglé sur cet ordinateur pour le service de certificats</translation>
    </message>
    <message>
        <source>The program can write its own files</source>
        <translation>Le programme peut écrire ses propres fichiers</translation>
    </message>
    <message>
        <source>The program may not write its own files</source>
        <translation>Le programme ne peut pas écrire ses propres fichiers</translation>
    </message>
    <message>
        <source>The unfinished downloads can be read</source>
        <translation>Les téléchargements inachevés sont lisibles</translation>
    </message>
    <message>
        <source>The folder of the unfinished downloads cannot be read</source>
        <translation>Le dossier des téléchargements inachevés est illisible</translation>
    </message>
    <message>
        <source>Unfinished downloads that cannot be read: {number}</source>
        <translation>Téléchargements inachevés illisibles&#xa0;: {number}</translation>
    </message>
    <message>
        <source>Crypteo Desktop, diagnosis of {now}</source>
        <translation>Crypteo Desktop, diagnostic du {now}</translation>
    </message>
    <message>
        <source>No password, code, answer, link or name of a holder is in this report: you may send it to support.</source>
        <translation>Ce rapport ne contient ni mot de passe, ni code, ni réponse, ni lien, ni nom de titulaire&#xa0;: vous pouvez l’envoyer à l’assistance.</translation>
    </message>
    <message>
        <source>Program and computer</source>
        <translation>Programme et ordinateur</translation>
    </message>
    <message>
        <source>Profile and policy</source>
        <translation>Profil et règles</translation>
    </message>
    <message>
        <source>What was checked</source>
        <translation>Ce qui a été vérifié</translation>
    </message>
    <message>
        <source>Unfinished downloads</source>
        <translation>Téléchargements inachevés</translation>
    </message>
    <message>
        <source>Certificate stores</source>
        <translation>Magasins de certificats</translation>
    </message>
    <message>
        <source>They could not be looked through.</source>
        <translation>Ils n’ont pas pu être examinés.</translation>
    </message>
    <message>
        <source>Last events (universal time)</source>
        <translation>Derniers événements (temps universel)</translation>
    </message>
    <message>
        <source>none</source>
        <translation>aucun</translation>
    </message>
    <message>
        <source>System: {system}</source>
        <translation>Système&#xa0;: {system}</translation>
    </message>
    <message>
        <source>Crypteo Desktop {program}, commit {commit}</source>
        <translation>Crypteo Desktop {program}, commit {commit}</translation>
    </message>
    <message>
        <source>Language: {language}</source>
        <translation>Langue&#xa0;: {language}</translation>
    </message>
    <message>
        <source>Authority: {authority}</source>
        <translation>Autorité&#xa0;: {authority}</translation>
    </message>
    <message>
        <source>Settled by the administrator: {settled}</source>
        <translation>Fixé par l’administrateur&#xa0;: {settled}</translation>
    </message>
    <message>
        <source>Settled by the administrator: nothing</source>
        <translation>Fixé par l’administrateur&#xa0;: rien</translation>
    </message>
    <message>
        <source>Profile: the one that ships with the program</source>
        <translation>Profil&#xa0;: celui qui est fourni avec le programme</translation>
    </message>
    <message>
        <source>Profile: asked for with --profile</source>
        <translation>Profil&#xa0;: demandé avec --profile</translation>
    </message>
    <message>
        <source>Profile: settled by the administrator</source>
        <translation>Profil&#xa0;: fixé par l’administrateur</translation>
    </message>
    <message>
        <source>OK</source>
        <translation>OK</translation>
    </message>
    <message>
        <source>NOTE</source>
        <translation>À NOTER</translation>
    </message>
    <message>
        <source>TO DO</source>
        <translation>À FAIRE</translation>
    </message>
    <message>
        <source>{server}: {sentence}</source>
        <translation>{server}&#xa0;: {sentence}</translation>
    </message>
    <message>
        <source>link opened, no key yet: {number}</source>
        <translation>lien ouvert, pas encore de clé&#xa0;: {number}</translation>
    </message>
    <message>
        <source>key kept, nothing requested: {number}</source>
        <translation>clé conservée, rien n’a été demandé&#xa0;: {number}</translation>
    </message>
    <message>
        <source>certificate requested: {number}</source>
        <translation>certificat demandé&#xa0;: {number}</translation>
    </message>
    <message>
        <source>certificate received, not saved yet: {number}</source>
        <translation>certificat reçu, pas encore enregistré&#xa0;: {number}</translation>
    </message>
    <message>
        <source>certificate saved, not checked yet: {number}</source>
        <translation>certificat enregistré, pas encore vérifié&#xa0;: {number}</translation>
    </message>
    <message>
        <source>certificate checked, the service not told yet: {number}</source>
        <translation>certificat vérifié, service pas encore averti&#xa0;: {number}</translation>
    </message>
    <message>
        <source>Windows: {number}</source>
        <translation>Windows&#xa0;: {number}</translation>
    </message>
    <message>
        <source>macOS: {number}</source>
        <translation>macOS&#xa0;: {number}</translation>
    </message>
    <message>
        <source>Chromium and its kin: {number}</source>
        <translation>Chromium et apparentés&#xa0;: {number}</translation>
    </message>
    <message>
        <source>Firefox profiles: {number}</source>
        <translation>Profils Firefox&#xa0;: {number}</translation>
    </message>
</context>
<context>
    <name>DoneView</name>
    <message>
        <source>Your certificate is verified and saved</source>
        <translation>Votre certificat est vérifié et enregistré</translation>
    </message>
    <message>
        <source>Open the folder</source>
        <translation>Ouvrir le dossier</translation>
    </message>
    <message>
        <source>Copy to a USB stick…</source>
        <translation>Copier sur une clé USB…</translation>
    </message>
    <message>
        <source>Install on this computer</source>
        <translation>Installer sur cet ordinateur</translation>
    </message>
    <message>
        <source>Certificate sheet…</source>
        <translation>Fiche du certificat…</translation>
    </message>
    <message>
        <source>Calendar reminders…</source>
        <translation>Rappels dans l’agenda…</translation>
    </message>
    <message>
        <source>Compatible format…</source>
        <translation>Format compatible…</translation>
    </message>
    <message>
        <source>Keep a backup on a medium that is not connected, for instance a USB stick.</source>
        <translation>Gardez une sauvegarde sur un support non connecté, par exemple une clé USB.</translation>
    </message>
    <message>
        <source>If you lose this file, the certificate must be revoked and a new order placed, which is invoiced as well.</source>
        <translation>Si vous perdez ce fichier, il faudra révoquer le certificat et passer une nouvelle commande, également facturée.</translation>
    </message>
    <message>
        <source>A proved copy is kept: {file}</source>
        <translation>Une copie vérifiée est gardée&#xa0;: {file}</translation>
    </message>
    <message>
        <source>Keep it in a safe place, apart from this computer.</source>
        <translation>Gardez-la en lieu sûr, loin de cet ordinateur.</translation>
    </message>
    <message>
        <source>This folder is synchronised by {cloud}.</source>
        <translation>Ce dossier est synchronisé par {cloud}.</translation>
    </message>
    <message>
        <source>So your file is also on servers of that service, protected by your password alone. Better: move it to a folder that is not synchronised, and keep a copy on a USB stick.</source>
        <translation>Votre fichier se trouve donc aussi sur les serveurs de ce service, protégé par votre seul mot de passe. Mieux vaut le déplacer dans un dossier non synchronisé et en garder une copie sur une clé USB.</translation>
    </message>
    <message>
        <source>The certificate service has not been told yet.</source>
        <translation>Le service de certificats n’a pas encore été prévenu.</translation>
    </message>
    <message>
        <source>{reason} Your file is complete: only the confirmation of your download is missing.</source>
        <translation>{reason} Votre fichier est complet&#xa0;: seule la confirmation de votre téléchargement manque.</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>Réessayer</translation>
    </message>
    <message>
        <source>Saved: {file}</source>
        <translation>Enregistré&#xa0;: {file}</translation>
    </message>
    <message>
        <source>What was checked</source>
        <translation>Ce qui a été vérifié</translation>
    </message>
</context>
<context>
    <name>Frame</name>
    <message>
        <source>Next</source>
        <translation>Suivant</translation>
    </message>
    <message>
        <source>Cancel the download?</source>
        <translation>Annuler le téléchargement&#x202f;?</translation>
    </message>
    <message>
        <source>Your certificate is not saved yet. You can resume with the link received by e-mail, valid until {moment}.</source>
        <translation>Votre certificat n’est pas encore enregistré. Vous pourrez reprendre avec le lien reçu par e-mail, valable jusqu’au {moment}.</translation>
    </message>
    <message>
        <source>Your certificate is not saved yet. You can resume with the link received by e-mail.</source>
        <translation>Votre certificat n’est pas encore enregistré. Vous pourrez reprendre avec le lien reçu par e-mail.</translation>
    </message>
    <message>
        <source>Continue</source>
        <translation>Continuer</translation>
    </message>
    <message>
        <source>Cancel the download</source>
        <translation>Annuler le téléchargement</translation>
    </message>
    <message>
        <source>Error code</source>
        <translation>Code d’erreur</translation>
    </message>
    <message>
        <source>screen {screen}</source>
        <translation>écran {screen}</translation>
    </message>
    <message>
        <source>{reference}, screen {screen}, version {version}</source>
        <translation>{reference}, écran {screen}, version {version}</translation>
    </message>
    <message>
        <source>screen {screen}, version {version}</source>
        <translation>écran {screen}, version {version}</translation>
    </message>
    <message>
        <source>You have {n} try left.</source>
        <translation>Il vous reste {n} essai.</translation>
    </message>
    <message>
        <source>You have {n} tries left.</source>
        <translation>Il vous reste {n} essais.</translation>
    </message>
    <message>
        <source>You have no try left.</source>
        <translation>Il ne vous reste aucun essai.</translation>
    </message>
    <message>
        <source>Copy the reference</source>
        <translation>Copier la référence</translation>
    </message>
    <message>
        <source>Copy the code</source>
        <translation>Copier le code</translation>
    </message>
    <message>
        <source>Trace at the service: {trace}</source>
        <translation>Trace du service&#xa0;: {trace}</translation>
    </message>
    <message>
        <source>What to do now?</source>
        <translation>Que faire maintenant&#x202f;?</translation>
    </message>
    <message>
        <source>Call support on {phone}, key {key}.</source>
        <translation>Appelez l’assistance au {phone}, touche {key}.</translation>
    </message>
    <message>
        <source>Call support on {phone}.</source>
        <translation>Appelez l’assistance au {phone}.</translation>
    </message>
    <message>
        <source>If that does not help, call support on {phone}, key {key}.</source>
        <translation>Sinon, appelez l’assistance au {phone}, touche {key}.</translation>
    </message>
    <message>
        <source>If that does not help, call support on {phone}.</source>
        <translation>Sinon, appelez l’assistance au {phone}.</translation>
    </message>
    <message>
        <source>Give the reference shown here.</source>
        <translation>Donnez la référence affichée ici.</translation>
    </message>
    <message>
        <source>Give this code and the order number of your e-mail.</source>
        <translation>Donnez ce code et le numéro de demande de votre e-mail.</translation>
    </message>
    <message>
        <source>Follow the agent’s instructions.
You may leave this window open.</source>
        <translation>Suivez les indications du conseiller.
Vous pouvez laisser cette fenêtre ouverte.</translation>
    </message>
    <message>
        <source>Reference to give</source>
        <translation>Référence à donner</translation>
    </message>
    <message>
        <source>Code to give</source>
        <translation>Code à donner</translation>
    </message>
    <message>
        <source>Screen {screen}</source>
        <translation>Écran {screen}</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>Réessayer</translation>
    </message>
    <message>
        <source>Sign in…</source>
        <translation>S’identifier…</translation>
    </message>
    <message>
        <source>Choose another folder…</source>
        <translation>Choisir un autre dossier…</translation>
    </message>
    <message>
        <source>Choose another file…</source>
        <translation>Choisir un autre fichier…</translation>
    </message>
    <message>
        <source>Open the link again</source>
        <translation>Rouvrir le lien</translation>
    </message>
    <message>
        <source>Enter another link</source>
        <translation>Saisir un autre lien</translation>
    </message>
    <message>
        <source>Correct</source>
        <translation>Corriger</translation>
    </message>
    <message>
        <source>Restart</source>
        <translation>Redémarrer</translation>
    </message>
    <message>
        <source>Choose the folder for your certificate</source>
        <translation>Choisissez le dossier de votre certificat</translation>
    </message>
    <message>
        <source>Step {number} of {count}: {title}</source>
        <translation>Étape {number} sur {count}&#xa0;: {title}</translation>
    </message>
    <message>
        <source>{place}, in progress</source>
        <translation>{place}, en cours</translation>
    </message>
    <message>
        <source>{place}, done</source>
        <translation>{place}, terminée</translation>
    </message>
    <message>
        <source>{place}, to come</source>
        <translation>{place}, à venir</translation>
    </message>
    <message>
        <source>Support: {phone}</source>
        <translation>Assistance&#xa0;: {phone}</translation>
    </message>
    <message>
        <source>key {key}</source>
        <translation>touche {key}</translation>
    </message>
    <message>
        <source>Say on the phone</source>
        <translation>À dire au téléphone</translation>
    </message>
    <message>
        <source>Enter copies the reference, the screen and the version; F1 opens the support card.</source>
        <translation>Entrée copie la référence, l’écran et la version&#x202f;; F1 ouvre la fiche d’assistance.</translation>
    </message>
    <message>
        <source>Open the support card (F1)</source>
        <translation>Ouvrir la fiche d’assistance (F1)</translation>
    </message>
    <message>
        <source>Open until {time}</source>
        <translation>Ouvert jusqu’à {time}</translation>
    </message>
    <message>
        <source>Closed, opens at {time}</source>
        <translation>Fermé, ouvre à {time}</translation>
    </message>
    <message>
        <source>Closed, opens on {day} at {time}</source>
        <translation>Fermé, ouvre {day} à {time}</translation>
    </message>
    <message>
        <source>Copied: {copied}</source>
        <translation>Copié&#xa0;: {copied}</translation>
    </message>
    <message>
        <source>Version {version}</source>
        <translation>Version {version}</translation>
    </message>
    <message>
        <source>All of these steps are carried out
by the holder alone</source>
        <translation>L’ensemble de ces étapes sont réalisées
exclusivement par le titulaire</translation>
    </message>
    <message>
        <source>Certificate of</source>
        <translation>Certificat de</translation>
    </message>
    <message>
        <source>Certificate</source>
        <translation>Certificat</translation>
    </message>
    <message>
        <source>still locked</source>
        <translation>encore verrouillé</translation>
    </message>
    <message>
        <source>DEMONSTRATION</source>
        <translation>DÉMONSTRATION</translation>
    </message>
    <message>
        <source>Demonstration: this certificate is worth nothing.</source>
        <translation>Démonstration&#xa0;: ce certificat n’a aucune valeur.</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Annuler</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>Retour</translation>
    </message>
    <message>
        <source>Step {number}: {title}</source>
        <translation>Étape {number}&#xa0;: {title}</translation>
    </message>
    <message>
        <source>Finish</source>
        <translation>Terminer</translation>
    </message>
    <message>
        <source>One moment</source>
        <translation>Patientez quelques instants</translation>
    </message>
    <message>
        <source>First choose above how to go on</source>
        <translation>Choisissez d’abord, plus haut, comment continuer</translation>
    </message>
    <message>
        <source>Nothing is left to cancel</source>
        <translation>Il n’y a plus rien à annuler</translation>
    </message>
    <message>
        <source>The request has left: wait a few moments</source>
        <translation>La demande est partie&#xa0;: patientez quelques instants</translation>
    </message>
    <message>
        <source>Stopped. Nothing is lost.</source>
        <translation>Opération arrêtée. Rien n’est perdu.</translation>
    </message>
    <message>
        <source>{sentence} New try in {seconds} s ({attempt} of {attempts})</source>
        <translation>{sentence} Nouvel essai dans {seconds}&#xa0;s ({attempt} sur {attempts})</translation>
    </message>
    <message>
        <source>{sentence} New try under way ({attempt} of {attempts})</source>
        <translation>{sentence} Nouvel essai en cours ({attempt} sur {attempts})</translation>
    </message>
    <message>
        <source>Stopped. Your try may have been counted: before another one, the service is asked.</source>
        <translation>Opération arrêtée. Votre essai a peut-être été compté&#xa0;: le service le dira avant tout nouvel envoi.</translation>
    </message>
    <message>
        <source>No try was counted, and what you typed is still there.</source>
        <translation>Aucun essai n’a été compté, et votre saisie est toujours là.</translation>
    </message>
    <message>
        <source>Opening the link costs no try: you may try again as often as you wish.</source>
        <translation>Ouvrir le lien ne coûte aucun essai&#xa0;: vous pouvez réessayer autant de fois que vous le souhaitez.</translation>
    </message>
    <message>
        <source>Text size {percent} %</source>
        <translation>Taille du texte&#xa0;: {percent}&#x202f;%</translation>
    </message>
    <message>
        <source>Language: {language}</source>
        <translation>Langue&#xa0;: {language}</translation>
    </message>
    <message>
        <source>Open what this code means in the browser</source>
        <translation>Ouvrir l’explication de ce code dans le navigateur</translation>
    </message>
</context>
<context>
    <name>GenerationPage</name>
    <message>
        <source>Generating the RSA key pair</source>
        <translation>Génération du bi-clé cryptographique RSA</translation>
    </message>
    <message>
        <source>Sending the public key for signature</source>
        <translation>Envoi de la clé publique à signer</translation>
    </message>
    <message>
        <source>Generating the certificate file</source>
        <translation>Génération du fichier certificat</translation>
    </message>
    <message>
        <source>Your private key never leaves this computer.</source>
        <translation>Votre clé privée ne quitte jamais cet ordinateur.</translation>
    </message>
    <message>
        <source>Only the public key is sent to be signed.</source>
        <translation>Seule la clé publique est envoyée pour être signée.</translation>
    </message>
    <message>
        <source>Your certificate is issued and saved. One check remains.</source>
        <translation>Votre certificat est émis et enregistré. Il reste une vérification.</translation>
    </message>
    <message>
        <source>File saved: {file}</source>
        <translation>Fichier enregistré&#xa0;: {file}</translation>
    </message>
    <message>
        <source>Your key is kept on this computer: you may close this window and go on later with your password.</source>
        <translation>Votre clé est gardée sur cet ordinateur&#xa0;: vous pouvez fermer cette fenêtre et reprendre plus tard avec votre mot de passe.</translation>
    </message>
</context>
<context>
    <name>InitialisationPage</name>
    <message>
        <source>To begin, open the link of your order.</source>
        <translation>Pour commencer, ouvrez le lien de votre demande.</translation>
    </message>
    <message>
        <source>Go on</source>
        <translation>Reprendre</translation>
    </message>
    <message>
        <source>The session has ended: open the link of your e-mail once more. Your key and your password are kept.</source>
        <translation>La session est terminée&#xa0;: ouvrez encore une fois le lien de votre e-mail. Votre clé et votre mot de passe sont gardés.</translation>
    </message>
    <message>
        <source>Your password alone opens the key</source>
        <translation>Seul votre mot de passe ouvre la clé</translation>
    </message>
    <message>
        <source>Nobody else can open your key, support neither. Take your time: you may try as often as you wish, and nothing is removed here. If the password does not come back to you, call support: the certificate must then be revoked and ordered once more.</source>
        <translation>Personne d’autre ne peut ouvrir votre clé, pas même l’assistance. Prenez votre temps&#xa0;: vous pouvez essayer autant que vous voulez, et rien n’est supprimé ici. Si le mot de passe ne vous revient pas, appelez l’assistance&#xa0;: il faudra révoquer le certificat et passer une nouvelle commande.</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>Retour</translation>
    </message>
    <message>
        <source>Correct the link first</source>
        <translation>Corrigez d’abord le lien</translation>
    </message>
</context>
<context>
    <name>InstallAssistant</name>
    <message>
        <source>Install</source>
        <translation>Installer</translation>
    </message>
    <message>
        <source>Install in</source>
        <translation>Installer dans</translation>
    </message>
    <message>
        <source>Remove from this computer…</source>
        <translation>Retirer de cet ordinateur…</translation>
    </message>
    <message>
        <source>Remove the certificate from this computer?</source>
        <translation>Retirer le certificat de cet ordinateur&#x202f;?</translation>
    </message>
    <message>
        <source>It is removed where this program installed it, and nowhere else: {stores}. Your file stays where it is.</source>
        <translation>Il est retiré là où ce programme l’a installé, et nulle part ailleurs&#xa0;: {stores}. Votre fichier reste où il est.</translation>
    </message>
    <message>
        <source>Keep it</source>
        <translation>Garder</translation>
    </message>
    <message>
        <source>Remove it</source>
        <translation>Retirer</translation>
    </message>
    <message>
        <source>Everything is done. You can close this window.</source>
        <translation>Tout est fait. Vous pouvez fermer cette fenêtre.</translation>
    </message>
    <message>
        <source>One program after the other: here is what was done so far.</source>
        <translation>Un programme après l’autre&#xa0;: voici ce qui est déjà fait.</translation>
    </message>
    <message>
        <source>One thing is left to do for {store}.</source>
        <translation>Une action reste à faire pour {store}.</translation>
    </message>
    <message>
        <source>{n} things are left to do.</source>
        <translation>{n} actions restent à faire.</translation>
    </message>
    <message>
        <source>Folder {folder}</source>
        <translation>Dossier {folder}</translation>
    </message>
    <message>
        <source>File</source>
        <translation>Fichier</translation>
    </message>
    <message>
        <source>Not opened yet</source>
        <translation>Pas encore ouvert</translation>
    </message>
    <message>
        <source>Its password is asked for on the next screen. Then you see whose it is and whether its key is in it.</source>
        <translation>Son mot de passe est demandé à l’écran suivant. Vous verrez alors à qui il est et si sa clé s’y trouve.</translation>
    </message>
    <message>
        <source>What you will do</source>
        <translation>Ce que vous allez faire</translation>
    </message>
    <message>
        <source>Check that this is the right file</source>
        <translation>Vérifier que c’est le bon fichier</translation>
    </message>
    <message>
        <source>Enter the password of the certificate</source>
        <translation>Saisir le mot de passe du certificat</translation>
    </message>
    <message>
        <source>Choose where to install it</source>
        <translation>Choisir où l’installer</translation>
    </message>
    <message>
        <source>Password of the certificate</source>
        <translation>Mot de passe du certificat</translation>
    </message>
    <message>
        <source>The one that you chose at step 2 of the download.</source>
        <translation>Celui que vous avez choisi à l’étape 2 du téléchargement.</translation>
    </message>
    <message>
        <source>S&amp;how the password</source>
        <translation>A&amp;fficher le mot de passe</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>Ouvrir</translation>
    </message>
    <message>
        <source>Caps Lock is on</source>
        <translation>Verr. Maj est activé</translation>
    </message>
    <message>
        <source>Is it the keyboard?</source>
        <translation>Est-ce le clavier&#x202f;?</translation>
    </message>
    <message>
        <source>Only capitals were typed: look at Caps Lock.</source>
        <translation>Vous n’avez saisi que des majuscules&#xa0;: regardez Verr. Maj.</translation>
    </message>
    <message>
        <source>There is a space at the beginning or at the end.</source>
        <translation>Il y a une espace au début ou à la fin.</translation>
    </message>
    <message>
        <source>For digits, this keyboard may want the Shift key.</source>
        <translation>Pour les chiffres, ce clavier demande peut-être la touche Maj.</translation>
    </message>
    <message>
        <source>A and Q, Z and W, Y and M do not stand in the same place on every keyboard: show the password to compare.</source>
        <translation>A et Q, Z et W, Y et M changent de place d’un clavier à l’autre&#xa0;: affichez le mot de passe pour comparer.</translation>
    </message>
    <message>
        <source>This keyboard is set to: {layout}.</source>
        <translation>Ce clavier est réglé sur&#xa0;: {layout}.</translation>
    </message>
    <message>
        <source>The certificate is installed on this computer</source>
        <translation>Le certificat est installé sur cet ordinateur</translation>
    </message>
    <message>
        <source>The certificate is being installed…</source>
        <translation>Installation du certificat en cours…</translation>
    </message>
    <message>
        <source>The certificate is being removed…</source>
        <translation>Retrait du certificat en cours…</translation>
    </message>
    <message>
        <source>The certificate is not installed yet</source>
        <translation>Le certificat n’est pas encore installé</translation>
    </message>
    <message>
        <source>The certificate was removed from this computer</source>
        <translation>Le certificat a été retiré de cet ordinateur</translation>
    </message>
    <message>
        <source>The certificate is not removed everywhere yet</source>
        <translation>Le certificat n’est pas encore retiré partout</translation>
    </message>
    <message>
        <source>valid until {day}</source>
        <translation>valide jusqu’au {day}</translation>
    </message>
    <message>
        <source>Install a certificate</source>
        <translation>Installer un certificat</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>Réessayer</translation>
    </message>
    <message>
        <source>{store}: {result}</source>
        <translation>{store}&#xa0;: {result}</translation>
    </message>
    <message>
        <source>Try again for {store}</source>
        <translation>Réessayer pour {store}</translation>
    </message>
    <message>
        <source>Primary password of {store}</source>
        <translation>Mot de passe principal de {store}</translation>
    </message>
    <message>
        <source>Installed</source>
        <translation>Installé</translation>
    </message>
    <message>
        <source>Removed</source>
        <translation>Retiré</translation>
    </message>
    <message>
        <source>Not done yet</source>
        <translation>Pas encore fait</translation>
    </message>
    <message>
        <source>Not installed</source>
        <translation>Pas installé</translation>
    </message>
    <message>
        <source>{n} KB</source>
        <translation>{n}&#xa0;ko</translation>
    </message>
    <message>
        <source>This computer</source>
        <translation>Cet ordinateur</translation>
    </message>
    <message>
        <source>Profile {profile}</source>
        <translation>Profil {profile}</translation>
    </message>
    <message>
        <source>Holder</source>
        <translation>Titulaire</translation>
    </message>
    <message>
        <source>Private key</source>
        <translation>Clé privée</translation>
    </message>
    <message>
        <source>In this file</source>
        <translation>Dans ce fichier</translation>
    </message>
    <message>
        <source>Certificates of Windows, for Edge, Chrome and Firefox</source>
        <translation>Certificats de Windows, pour Edge, Chrome et Firefox</translation>
    </message>
    <message>
        <source>Keychain of macOS, for Safari, Chrome and Firefox</source>
        <translation>Trousseau de macOS, pour Safari, Chrome et Firefox</translation>
    </message>
    <message>
        <source>Also used by Chrome and Edge</source>
        <translation>Servira aussi à Chrome et Edge</translation>
    </message>
    <message>
        <source>Main profile</source>
        <translation>Profil principal</translation>
    </message>
    <message>
        <source>This certificate was revoked on {revoked}</source>
        <translation>Ce certificat a été révoqué le {revoked}</translation>
    </message>
    <message>
        <source>It is no longer accepted. Install it only to read older documents.</source>
        <translation>Il n’est plus accepté. Installez-le seulement pour lire d’anciens documents.</translation>
    </message>
    <message>
        <source>This certificate expired on {end}</source>
        <translation>Ce certificat a expiré le {end}</translation>
    </message>
    <message>
        <source>This certificate is valid from {start} only</source>
        <translation>Ce certificat n’est valide qu’à partir du {start}</translation>
    </message>
    <message>
        <source>If that day is past, check the date of this computer.</source>
        <translation>Si ce jour est passé, vérifiez la date de cet ordinateur.</translation>
    </message>
    <message>
        <source>This certificate is in the name of {holder}</source>
        <translation>Ce certificat est au nom de {holder}</translation>
    </message>
    <message>
        <source>This account is that of {account}. Did you receive the file from its holder? Nobody else may use it.</source>
        <translation>Cette session est celle de {account}. Avez-vous reçu ce fichier de son titulaire&#x202f;? Seul le titulaire peut l’utiliser.</translation>
    </message>
    <message>
        <source>This certificate is already on this computer</source>
        <translation>Ce certificat est déjà sur cet ordinateur</translation>
    </message>
    <message>
        <source>Where it is installed already, nothing needs to be done.</source>
        <translation>Là où il est déjà installé, il n’y a rien à faire.</translation>
    </message>
    <message>
        <source>Nobody could say whether it was revoked</source>
        <translation>Impossible de savoir s’il a été révoqué</translation>
    </message>
    <message>
        <source>The authority’s list did not come. You may install it all the same.</source>
        <translation>La liste de l’autorité n’est pas arrivée. Vous pouvez l’installer quand même.</translation>
    </message>
    <message>
        <source>Choose a certificate file</source>
        <translation>Choisissez un fichier de certificat</translation>
    </message>
    <message>
        <source>Certificate files</source>
        <translation>Fichiers de certificat</translation>
    </message>
</context>
<context>
    <name>InstallMissing</name>
    <message>
        <source>Choose where to install</source>
        <translation>Choisissez où l’installer</translation>
    </message>
    <message>
        <source>Enter the primary password</source>
        <translation>Saisissez le mot de passe principal</translation>
    </message>
    <message>
        <source>The file is not read yet</source>
        <translation>Le fichier n’est pas encore lu</translation>
    </message>
    <message>
        <source>Enter the password</source>
        <translation>Saisissez le mot de passe</translation>
    </message>
</context>
<context>
    <name>InstallStep</name>
    <message>
        <source>Installation</source>
        <translation>Installation</translation>
    </message>
    <message>
        <source>Check that this is your certificate, then choose where to install it.</source>
        <translation>Vérifiez que c’est votre certificat, puis choisissez où l’installer.</translation>
    </message>
    <message>
        <source>File</source>
        <translation>Fichier</translation>
    </message>
    <message>
        <source>This certificate will be ready to use on this computer. The original file is not changed.</source>
        <translation>Ce certificat sera prêt à l’emploi sur cet ordinateur. Le fichier d’origine n’est pas modifié.</translation>
    </message>
    <message>
        <source>Password</source>
        <translation>Mot de passe</translation>
    </message>
    <message>
        <source>Enter the password of the certificate file to open it.</source>
        <translation>Saisissez le mot de passe du certificat pour ouvrir le fichier.</translation>
    </message>
</context>
<context>
    <name>KeptHere</name>
    <message>
        <source>What was kept of a download cannot be read</source>
        <translation>Un téléchargement gardé ici est illisible</translation>
    </message>
    <message>
        <source>It may hold the key of a certificate, so nothing was removed. Call support before you remove it: {folder}</source>
        <translation>Il contient peut-être la clé d’un certificat&#xa0;: rien n’a été supprimé. Appelez l’assistance avant de le retirer&#xa0;: {folder}</translation>
    </message>
    <message>
        <source>Remove from this computer…</source>
        <translation>Retirer de cet ordinateur…</translation>
    </message>
    <message>
        <source>Show the unfinished download</source>
        <translation>Afficher le téléchargement inachevé</translation>
    </message>
    <message>
        <source>Show the {n} unfinished downloads</source>
        <translation>Afficher les {n} téléchargements inachevés</translation>
    </message>
</context>
<context>
    <name>Language</name>
    <message>
        <source>en</source>
        <translation>fr</translation>
    </message>
</context>
<context>
    <name>LastTry</name>
    <message>
        <source>Last try for this code</source>
        <translation>Dernier essai pour ce code</translation>
    </message>
    <message>
        <source>If it is wrong too, you will need a new code. Ten wrong codes in all block the download.</source>
        <translation>S’il est encore faux, il vous faudra un nouveau code. Dix codes faux en tout bloquent la demande.</translation>
    </message>
    <message>
        <source>If it is wrong too, you will have to call support to receive another code.</source>
        <translation>S’il est encore faux, il faudra appeler l’assistance pour recevoir un autre code.</translation>
    </message>
    <message>
        <source>Last try for your answers</source>
        <translation>Dernier essai pour vos réponses</translation>
    </message>
    <message>
        <source>Digit by digit, with the latest message alone. Spaces do not count.</source>
        <translation>Chiffre par chiffre, avec le dernier message reçu seulement. Les espaces ne comptent pas.</translation>
    </message>
    <message>
        <source>If one answer is wrong, the download is blocked until support unblocks it. Your order is not lost.</source>
        <translation>Si une réponse est incorrecte, le téléchargement est bloqué jusqu’à ce que l’assistance le débloque. Votre demande n’est pas perdue.</translation>
    </message>
    <message>
        <source>Capitals, accents and spaces do not count. Everything else does.</source>
        <translation>Majuscules, accents et espaces ne comptent pas. Tout le reste compte.</translation>
    </message>
    <message>
        <source>How it is compared</source>
        <translation>Ce qui est comparé</translation>
    </message>
    <message>
        <source>Nothing has been sent yet</source>
        <translation>Rien n’est encore envoyé</translation>
    </message>
    <message>
        <source>There is no hurry: your link is valid until {moment}.</source>
        <translation>Rien ne presse&#xa0;: votre lien est valable jusqu’au {moment}.</translation>
    </message>
    <message>
        <source>Your link is valid until {moment}.</source>
        <translation>Votre lien est valable jusqu’au {moment}.</translation>
    </message>
    <message>
        <source>Your link ended on {moment}: call support to receive a new one.</source>
        <translation>Votre lien a expiré le {moment}&#xa0;: appelez l’assistance pour en recevoir un nouveau.</translation>
    </message>
    <message>
        <source>After {n} minute of waiting, open it again: no try is lost.</source>
        <translation>Après {n} minute d’attente, rouvrez-le&#xa0;: aucun essai n’est perdu.</translation>
    </message>
    <message>
        <source>After {n} minutes of waiting, open it again: no try is lost.</source>
        <translation>Après {n} minutes d’attente, rouvrez-le&#xa0;: aucun essai n’est perdu.</translation>
    </message>
    <message>
        <source>Not sure? Ask first</source>
        <translation>Un doute&#x202f;? Demandez d’abord</translation>
    </message>
    <message>
        <source>Check once more</source>
        <translation>Vérifier encore</translation>
    </message>
    <message>
        <source>Send</source>
        <translation>Envoyer</translation>
    </message>
</context>
<context>
    <name>LeaveReminder</name>
    <message>
        <source>Finish without a copy?</source>
        <translation>Terminer sans copie&#x202f;?</translation>
    </message>
    <message>
        <source>No verified copy was made. If your file is lost, the certificate must be revoked and a new order placed, which is invoiced as well. A copy on a USB stick takes a minute.</source>
        <translation>Aucune copie vérifiée n’a été faite. Si vous perdez votre fichier, il faudra révoquer le certificat et passer une nouvelle commande, également facturée. Une copie sur une clé USB prend une minute.</translation>
    </message>
    <message>
        <source>&amp;Copy now</source>
        <translation>&amp;Copier maintenant</translation>
    </message>
    <message>
        <source>Finish &amp;without a copy</source>
        <translation>Terminer &amp;sans copie</translation>
    </message>
</context>
<context>
    <name>LinkEntry</name>
    <message>
        <source>Paste the download link received by e-mail</source>
        <translation>Collez le lien de téléchargement reçu par e-mail</translation>
    </message>
    <message>
        <source>It starts with https:// or crypteo://</source>
        <translation>Il commence par https:// ou crypteo://</translation>
    </message>
    <message>
        <source>Paste the link</source>
        <translation>Coller le lien</translation>
    </message>
    <message>
        <source>Where is this link?</source>
        <translation>Où trouver ce lien&#x202f;?</translation>
    </message>
    <message>
        <source>Open the e-mail “Your certificate is ready”.</source>
        <translation>Ouvrez l’e-mail «&#xa0;Votre certificat est prêt&#xa0;».</translation>
    </message>
    <message>
        <source>Copy the whole link that it holds, then come back to this window.</source>
        <translation>Copiez en entier le lien qu’il contient, puis revenez dans cette fenêtre.</translation>
    </message>
    <message>
        <source>The link is valid for 24 hours and is yours alone: give it to nobody.</source>
        <translation>Le lien est valable 24 heures et n’est que pour vous&#xa0;: ne le donnez à personne.</translation>
    </message>
    <message>
        <source>Opening the link…</source>
        <translation>Ouverture du lien…</translation>
    </message>
</context>
<context>
    <name>Mailbox</name>
    <message>
        <source>Demonstration: messages of the holder</source>
        <translation>Démonstration&#xa0;: messages du titulaire</translation>
    </message>
    <message>
        <source>Answers to the questions: {answers}</source>
        <translation>Réponses aux questions&#xa0;: {answers}</translation>
    </message>
    <message>
        <source>{channel} to {to}, {when}</source>
        <translation>{channel} à {to}, {when}</translation>
    </message>
    <message>
        <source>E-mail</source>
        <translation>E-mail</translation>
    </message>
    <message>
        <source>SMS</source>
        <translation>SMS</translation>
    </message>
</context>
<context>
    <name>Missing</name>
    <message>
        <source>1 answer</source>
        <translation>1 réponse</translation>
    </message>
    <message>
        <source>8 characters</source>
        <translation>8 caractères</translation>
    </message>
    <message>
        <source>1 capital letter</source>
        <translation>1 majuscule</translation>
    </message>
    <message>
        <source>1 small letter</source>
        <translation>1 minuscule</translation>
    </message>
    <message>
        <source>1 digit</source>
        <translation>1 chiffre</translation>
    </message>
    <message>
        <source>the confirmation</source>
        <translation>la confirmation</translation>
    </message>
    <message>
        <source>the 9 digits of the code</source>
        <translation>les 9 chiffres du code</translation>
    </message>
    <message>
        <source>the download link</source>
        <translation>le lien de téléchargement</translation>
    </message>
    <message>
        <source>the password</source>
        <translation>le mot de passe</translation>
    </message>
</context>
<context>
    <name>NeverDictate</name>
    <message>
        <source>Never dictate it, not even to support</source>
        <translation>À ne pas dicter, même à l’assistance</translation>
    </message>
</context>
<context>
    <name>NewPasswordDialog</name>
    <message>
        <source>Choose another password</source>
        <translation>Choisir un autre mot de passe</translation>
    </message>
    <message>
        <source>Nobody has opened your certificate yet: its password may still be replaced. Memorise the new one well.</source>
        <translation>Personne n’a encore ouvert votre certificat&#xa0;: son mot de passe peut être remplacé. Mémorisez bien le nouveau.</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>Retour</translation>
    </message>
    <message>
        <source>Replace the password</source>
        <translation>Remplacer le mot de passe</translation>
    </message>
</context>
<context>
    <name>OrderOverview</name>
    <message>
        <source>Holder</source>
        <translation>Titulaire</translation>
    </message>
    <message>
        <source>Organisation</source>
        <translation>Organisation</translation>
    </message>
    <message>
        <source>Product</source>
        <translation>Produit</translation>
    </message>
    <message>
        <source>Order</source>
        <translation>Demande</translation>
    </message>
    <message>
        <source>No. {number}</source>
        <translation>n°&#xa0;{number}</translation>
    </message>
    <message>
        <source>What you will do</source>
        <translation>Ce que vous allez faire</translation>
    </message>
    <message>
        <source>Choose the password of your certificate</source>
        <translation>Choisir le mot de passe de votre certificat</translation>
    </message>
    <message>
        <source>Enter your withdrawal code</source>
        <translation>Saisir votre code de retrait</translation>
    </message>
    <message>
        <source>Answer your 3 revocation questions</source>
        <translation>Répondre à vos 3 questions de révocation</translation>
    </message>
    <message>
        <source>Wait for the certificate to be generated</source>
        <translation>Attendre la génération du certificat</translation>
    </message>
    <message>
        <source>Check the certificate and save it</source>
        <translation>Vérifier le certificat et l’enregistrer</translation>
    </message>
    <message>
        <source>Your link is valid until {moment}.</source>
        <translation>Votre lien est valable jusqu’au {moment}.</translation>
    </message>
    <message>
        <source>Have at hand</source>
        <translation>À avoir sous la main</translation>
    </message>
    <message>
        <source>Your withdrawal code</source>
        <translation>Votre code de retrait</translation>
    </message>
    <message>
        <source>9 digits, received by e-mail or SMS</source>
        <translation>9 chiffres, reçus par e-mail ou SMS</translation>
    </message>
    <message>
        <source>Your 3 answers</source>
        <translation>Vos 3 réponses</translation>
    </message>
    <message>
        <source>chosen at the identity check</source>
        <translation>choisies au contrôle d’identité</translation>
    </message>
    <message>
        <source>A USB stick, if possible</source>
        <translation>Une clé USB, si possible</translation>
    </message>
    <message>
        <source>to keep a backup</source>
        <translation>pour garder une sauvegarde</translation>
    </message>
</context>
<context>
    <name>PaperDesk</name>
    <message>
        <source>{name}_sheet.pdf</source>
        <translation>{name}_fiche.pdf</translation>
    </message>
    <message>
        <source>{name}_reminders.ics</source>
        <translation>{name}_rappels.ics</translation>
    </message>
    <message>
        <source>Save as</source>
        <translation>Enregistrer sous</translation>
    </message>
</context>
<context>
    <name>PasswordPage</name>
    <message>
        <source>Your password</source>
        <translation>Votre mot de passe</translation>
    </message>
    <message>
        <source>both entries are the same</source>
        <translation>deux saisies identiques</translation>
    </message>
    <message>
        <source>This password is unique and cannot be changed.</source>
        <translation>Ce mot de passe est unique et non modifiable.</translation>
    </message>
    <message>
        <source>Memorise it well: nobody can recover it for you.</source>
        <translation>Mémorisez-le bien&#xa0;: personne ne peut le retrouver à votre place.</translation>
    </message>
    <message>
        <source>Correct the confirmation first</source>
        <translation>Corrigez d’abord la confirmation</translation>
    </message>
    <message>
        <source>Choose a password</source>
        <translation>Choisissez un mot de passe</translation>
    </message>
    <message>
        <source>{n} character</source>
        <translation>{n} caractère</translation>
    </message>
    <message>
        <source>{n} characters</source>
        <translation>{n} caractères</translation>
    </message>
    <message>
        <source>Enter your certificate password</source>
        <translation>Entrez votre mot de passe de certificat</translation>
    </message>
    <message>
        <source>Confirm your certificate password</source>
        <translation>Confirmez votre mot de passe de certificat</translation>
    </message>
    <message>
        <source>S&amp;how passwords</source>
        <translation>A&amp;fficher les mots de passe</translation>
    </message>
    <message>
        <source>Caps Lock is on</source>
        <translation>Verr. Maj est activé</translation>
    </message>
    <message>
        <source>Only letters without accent and digits are accepted.</source>
        <translation>Seules les lettres sans accent et les chiffres sont acceptés.</translation>
    </message>
    <message>
        <source>A password has 20 characters at most.</source>
        <translation>Un mot de passe a 20 caractères au plus.</translation>
    </message>
</context>
<context>
    <name>Preflight</name>
    <message>
        <source>The folder {folder} does not exist: at step 5, choose another folder when you are asked</source>
        <translation>Le dossier {folder} n’existe pas&#xa0;: à l’étape 5, choisissez un autre dossier quand on vous le demande</translation>
    </message>
    <message>
        <source>The certificate service answers</source>
        <translation>Le service de certificats répond</translation>
    </message>
    <message>
        <source>The secure connection is vouched for by {issuer}, not by the usual authority: your company inspects it; it works all the same</source>
        <translation>La connexion sécurisée est garantie par {issuer}, et non par l’autorité habituelle&#xa0;: votre entreprise l’inspecte&#x202f;; cela fonctionne quand même</translation>
    </message>
    <message>
        <source>A proxy of your company stands in between; it works all the same</source>
        <translation>Un proxy de votre entreprise est sur le chemin&#x202f;; cela fonctionne quand même</translation>
    </message>
    <message>
        <source>The network needs no proxy</source>
        <translation>Le réseau ne demande pas de proxy</translation>
    </message>
    <message>
        <source>The clock of this computer is right</source>
        <translation>L’horloge de cet ordinateur est à l’heure</translation>
    </message>
    <message>
        <source>The clock of this computer is {minutes} min wrong; the clock of the service counts</source>
        <translation>L’horloge de cet ordinateur a {minutes}&#xa0;min d’écart&#x202f;; c’est celle du service qui compte</translation>
    </message>
    <message>
        <source>The clock of this computer is {hours} h {minutes} min wrong; the clock of the service counts</source>
        <translation>L’horloge de cet ordinateur a {hours}&#xa0;h&#xa0;{minutes}&#xa0;min d’écart&#x202f;; c’est celle du service qui compte</translation>
    </message>
    <message>
        <source>The certificate can be saved in {folder}</source>
        <translation>Le certificat peut être enregistré dans {folder}</translation>
    </message>
    <message>
        <source>Nothing may be written in {folder}: at step 5, choose another folder when you are asked</source>
        <translation>Rien ne peut être écrit dans {folder}&#xa0;: à l’étape 5, choisissez un autre dossier quand on vous le demande</translation>
    </message>
    <message>
        <source>There is enough space on the disk</source>
        <translation>Il y a assez de place sur le disque</translation>
    </message>
    <message>
        <source>The disk is almost full ({free} kB free): free some space before you go on</source>
        <translation>Le disque est presque plein ({free}&#xa0;ko libres)&#xa0;: libérez de la place avant de continuer</translation>
    </message>
    <message>
        <source>Your link is valid for {hours} h {minutes} min more</source>
        <translation>Votre lien est encore valable {hours}&#xa0;h&#xa0;{minutes}&#xa0;min</translation>
    </message>
    <message>
        <source>Your link is valid for {minutes} min more: enough if you begin now</source>
        <translation>Votre lien est encore valable {minutes}&#xa0;min&#xa0;: c’est assez si vous commencez maintenant</translation>
    </message>
    <message>
        <source>Your link is valid for {minutes} min more: begin now, or ask for another one</source>
        <translation>Votre lien est encore valable {minutes}&#xa0;min&#xa0;: commencez maintenant, ou demandez un autre lien</translation>
    </message>
    <message>
        <source>This computer is ready</source>
        <translation>Cet ordinateur est prêt</translation>
    </message>
    <message>
        <source>In order: {finding}</source>
        <translation>En ordre&#xa0;: {finding}</translation>
    </message>
    <message>
        <source>Note: {finding}</source>
        <translation>À noter&#xa0;: {finding}</translation>
    </message>
    <message>
        <source>To be mended: {finding}</source>
        <translation>À corriger&#xa0;: {finding}</translation>
    </message>
</context>
<context>
    <name>Problem</name>
    <message>
        <source>The folder {folder} does not exist.</source>
        <translation>Le dossier {folder} n’existe pas.</translation>
    </message>
    <message>
        <source>Nothing may be written in the folder {folder}.</source>
        <translation>Rien ne peut être écrit dans le dossier {folder}.</translation>
    </message>
    <message>
        <source>The disk that holds the folder {folder} is full.</source>
        <translation>Le disque du dossier {folder} est plein.</translation>
    </message>
    <message>
        <source>Your certificate is safe: this computer keeps it. Choose another folder to save it.</source>
        <translation>Votre certificat est à l’abri&#xa0;: cet ordinateur le garde. Choisissez un autre dossier pour l’enregistrer.</translation>
    </message>
    <message>
        <source>Your certificate is safe: this computer keeps it. Free some space, or choose another folder.</source>
        <translation>Votre certificat est à l’abri&#xa0;: cet ordinateur le garde. Libérez de la place, ou choisissez un autre dossier.</translation>
    </message>
    <message>
        <source>The folder {folder} already holds too many files of this name.</source>
        <translation>Le dossier {folder} contient déjà trop de fichiers de ce nom.</translation>
    </message>
    <message>
        <source>No file was replaced. Choose another folder to save your certificate.</source>
        <translation>Aucun fichier n’a été remplacé. Choisissez un autre dossier pour enregistrer votre certificat.</translation>
    </message>
    <message>
        <source>The file could not be written in the folder {folder}.</source>
        <translation>Le fichier n’a pas pu être écrit dans le dossier {folder}.</translation>
    </message>
    <message>
        <source>Your certificate is safe: this computer keeps it. Try again, or choose another folder.</source>
        <translation>Votre certificat est à l’abri&#xa0;: cet ordinateur le garde. Réessayez, ou choisissez un autre dossier.</translation>
    </message>
    <message>
        <source>{cloud} synchronises the folder {folder}; your administrator allows no such folder on this computer.</source>
        <translation>{cloud} synchronise le dossier {folder}&#x202f;; votre administrateur n’admet aucun dossier de ce genre sur cet ordinateur.</translation>
    </message>
    <message>
        <source>Your certificate is safe: this computer keeps it. Choose a folder to save it once more.</source>
        <translation>Votre certificat est à l’abri&#xa0;: cet ordinateur le garde. Choisissez un dossier pour l’enregistrer de nouveau.</translation>
    </message>
    <message>
        <source>The saved file is right, but the library of Firefox does not import it.</source>
        <translation>Le fichier enregistré est correct, mais la bibliothèque de Firefox ne l’importe pas.</translation>
    </message>
    <message>
        <source>Wrong password.</source>
        <translation>Mot de passe incorrect.</translation>
    </message>
    <message>
        <source>It is the one that you chose at step 2. You may try as often as you wish.</source>
        <translation>C’est celui de l’étape 2. Vous pouvez réessayer autant de fois que nécessaire.</translation>
    </message>
    <message>
        <source>The saved file is no longer in its folder: {file}</source>
        <translation>Le fichier enregistré n’est plus dans son dossier&#xa0;: {file}</translation>
    </message>
    <message>
        <source>The saved file is damaged or was changed since it was written.</source>
        <translation>Le fichier enregistré est abîmé ou a été modifié depuis son écriture.</translation>
    </message>
    <message>
        <source>The saved certificate is not the one that the service issued.</source>
        <translation>Le certificat enregistré n’est pas celui que le service a émis.</translation>
    </message>
    <message>
        <source>Keep the file and leave this window open. Call support with this code.</source>
        <translation>Gardez le fichier et laissez cette fenêtre ouverte. Appelez l’assistance avec ce code.</translation>
    </message>
    <message>
        <source>This is not a download link.</source>
        <translation>Ceci n’est pas un lien de téléchargement.</translation>
    </message>
    <message>
        <source>Copy the whole link from the e-mail “your certificate is ready”, then paste it here.</source>
        <translation>Copiez le lien entier de l’e-mail «&#xa0;votre certificat est prêt&#xa0;», puis collez-le ici.</translation>
    </message>
    <message>
        <source>This text is too long to be a download link.</source>
        <translation>Ce texte est trop long pour être un lien de téléchargement.</translation>
    </message>
    <message>
        <source>Copy only the link of the e-mail, without the text around it.</source>
        <translation>Copiez seulement le lien de l’e-mail, sans le texte autour.</translation>
    </message>
    <message>
        <source>A download link starts with https:// or crypteo://.</source>
        <translation>Un lien de téléchargement commence par https:// ou crypteo://.</translation>
    </message>
    <message>
        <source>Copy the whole link from the e-mail, then paste it here.</source>
        <translation>Copiez le lien entier de l’e-mail, puis collez-le ici.</translation>
    </message>
    <message>
        <source>This link leads to a server that this program does not know.</source>
        <translation>Ce lien mène à un serveur que ce programme ne connaît pas.</translation>
    </message>
    <message>
        <source>Nothing was sent. Check that the e-mail comes from {authority}, or call support.</source>
        <translation>Rien n’a été envoyé. Vérifiez que l’e-mail vient bien de {authority}, ou appelez l’assistance.</translation>
    </message>
    <message>
        <source>This link is not protected: it starts with http:// instead of https://.</source>
        <translation>Ce lien n’est pas protégé&#xa0;: il commence par http:// au lieu de https://.</translation>
    </message>
    <message>
        <source>Nothing was sent. Copy the link from the e-mail once more, or call support.</source>
        <translation>Rien n’a été envoyé. Copiez de nouveau le lien de l’e-mail, ou appelez l’assistance.</translation>
    </message>
    <message>
        <source>This link is incomplete: its end is missing or damaged.</source>
        <translation>Ce lien est incomplet&#xa0;: sa fin manque ou est abîmée.</translation>
    </message>
    <message>
        <source>Copy the link to its very end; the e-mail may have cut it over two lines.</source>
        <translation>Copiez le lien jusqu’au bout&#x202f;; l’e-mail l’a peut-être coupé sur deux lignes.</translation>
    </message>
    <message>
        <source>This link holds a part that a download link never has.</source>
        <translation>Ce lien contient un élément qu’un lien de téléchargement n’a jamais.</translation>
    </message>
    <message>
        <source>The certificate service does not know this link.</source>
        <translation>Le service de certificats ne connaît pas ce lien.</translation>
    </message>
    <message>
        <source>A newer e-mail may have replaced it: use the latest one, or call support.</source>
        <translation>Un e-mail plus récent l’a peut-être remplacé&#xa0;: prenez le dernier, ou appelez l’assistance.</translation>
    </message>
    <message>
        <source>This link expired on {expired_at}: it lives 24 hours.</source>
        <translation>Ce lien a expiré le {expired_at}&#xa0;: il est valable 24 heures.</translation>
    </message>
    <message>
        <source>Your order is not lost. Call support to receive a new link.</source>
        <translation>Votre demande n’est pas perdue. Appelez l’assistance pour recevoir un nouveau lien.</translation>
    </message>
    <message>
        <source>The certificate of this link has already been downloaded and verified.</source>
        <translation>Le certificat de ce lien a déjà été téléchargé et vérifié.</translation>
    </message>
    <message>
        <source>Look for the .p12 file in your downloads or on your backup. If it is lost, call support.</source>
        <translation>Cherchez le fichier .p12 dans vos téléchargements ou sur votre sauvegarde. S’il est perdu, appelez l’assistance.</translation>
    </message>
    <message>
        <source>First look for your .p12 file, on your USB sticks too.</source>
        <translation>Cherchez d’abord votre fichier .p12, clés USB comprises.</translation>
    </message>
    <message>
        <source>The time to download this order ended on {expired_at}: it is 2 months.</source>
        <translation>Le délai de téléchargement de cette demande a pris fin le {expired_at}&#xa0;: il est de 2 mois.</translation>
    </message>
    <message>
        <source>Call support: they will tell you what is possible for this order.</source>
        <translation>Appelez l’assistance&#xa0;: elle vous dira ce qui est possible pour cette demande.</translation>
    </message>
    <message>
        <source>This program is too old: version {minimum_client} or later is needed.</source>
        <translation>Ce programme est trop ancien&#xa0;: la version {minimum_client} ou une plus récente est nécessaire.</translation>
    </message>
    <message>
        <source>Install the latest version from the download page, then open the link again.</source>
        <translation>Installez la dernière version depuis la page de téléchargement, puis rouvrez le lien.</translation>
    </message>
    <message>
        <source>Install the latest version, then open the link again.</source>
        <translation>Installez la dernière version, puis rouvrez le lien.</translation>
    </message>
    <message>
        <source>The certificate service refused the request of this computer.</source>
        <translation>Le service de certificats a refusé la demande de cet ordinateur.</translation>
    </message>
    <message>
        <source>No certificate was issued and nothing is lost. Call support with this code.</source>
        <translation>Aucun certificat n’a été émis et rien n’est perdu. Appelez l’assistance avec ce code.</translation>
    </message>
    <message>
        <source>The certificate service finds the key of this computer too weak.</source>
        <translation>Le service de certificats juge trop faible la clé de cet ordinateur.</translation>
    </message>
    <message>
        <source>No certificate was issued and nothing is lost. Try again: a new key is made.</source>
        <translation>Aucun certificat n’a été émis et rien n’est perdu. Réessayez&#xa0;: une nouvelle clé sera créée.</translation>
    </message>
    <message>
        <source>The key of this computer already belongs to another certificate.</source>
        <translation>La clé de cet ordinateur appartient déjà à un autre certificat.</translation>
    </message>
    <message>
        <source>The certificate of this order was already issued for another key.</source>
        <translation>Le certificat de cette demande a déjà été émis pour une autre clé.</translation>
    </message>
    <message>
        <source>It can only be finished where it was begun: go on there, or call support.</source>
        <translation>Il ne peut être terminé que là où il a été commencé&#xa0;: reprenez là-bas, ou appelez l’assistance.</translation>
    </message>
    <message>
        <source>Start this program where you began: it offers to go on.</source>
        <translation>Ouvrez ce programme là où vous aviez commencé.</translation>
    </message>
    <message>
        <source>The certificate authority is not available for the moment.</source>
        <translation>L’autorité de certification n’est pas disponible pour le moment.</translation>
    </message>
    <message>
        <source>Nothing is lost. Leave this window open and try again in a few minutes.</source>
        <translation>Rien n’est perdu. Laissez cette fenêtre ouverte et réessayez dans quelques minutes.</translation>
    </message>
    <message>
        <source>The certificate authority could not issue your certificate.</source>
        <translation>L’autorité de certification n’a pas pu émettre votre certificat.</translation>
    </message>
    <message>
        <source>Your order is not lost. Try again; if it happens again, call support.</source>
        <translation>Votre demande n’est pas perdue. Réessayez&#x202f;; si cela se reproduit, appelez l’assistance.</translation>
    </message>
    <message>
        <source>The certificate received does not belong to the key of this computer.</source>
        <translation>Le certificat reçu n’appartient pas à la clé de cet ordinateur.</translation>
    </message>
    <message>
        <source>It was refused for your safety. Leave this window open and call support.</source>
        <translation>Il a été refusé pour votre sécurité. Laissez cette fenêtre ouverte et appelez l’assistance.</translation>
    </message>
    <message>
        <source>The certificate received names somebody else.</source>
        <translation>Le certificat reçu porte le nom de quelqu’un d’autre.</translation>
    </message>
    <message>
        <source>The certificate received was not issued by an authority that this program trusts.</source>
        <translation>Le certificat reçu n’a pas été émis par une autorité reconnue par ce programme.</translation>
    </message>
    <message>
        <source>The certificate received is not valid today.</source>
        <translation>Le certificat reçu n’est pas valable aujourd’hui.</translation>
    </message>
    <message>
        <source>The certificate received cannot be used to sign and to identify you.</source>
        <translation>Le certificat reçu ne permet pas de signer ni de vous identifier.</translation>
    </message>
    <message>
        <source>The certificate received cannot be read.</source>
        <translation>Le certificat reçu est illisible.</translation>
    </message>
    <message>
        <source>Nothing is lost. Try again; if it happens again, call support.</source>
        <translation>Rien n’est perdu. Réessayez&#x202f;; si cela se reproduit, appelez l’assistance.</translation>
    </message>
    <message>
        <source>This computer is not connected to a network.</source>
        <translation>Cet ordinateur n’est relié à aucun réseau.</translation>
    </message>
    <message>
        <source>Nothing is lost. Check the cable or the Wi-Fi, then try again.</source>
        <translation>Rien n’est perdu. Vérifiez le câble ou le Wi-Fi, puis réessayez.</translation>
    </message>
    <message>
        <source>The address of the certificate service cannot be found.</source>
        <translation>L’adresse du service de certificats est introuvable.</translation>
    </message>
    <message>
        <source>Nothing is lost. Check your connection, or show this screen to your IT team.</source>
        <translation>Rien n’est perdu. Vérifiez votre connexion, ou montrez cet écran à votre service informatique.</translation>
    </message>
    <message>
        <source>The certificate service does not answer.</source>
        <translation>Le service de certificats ne répond pas.</translation>
    </message>
    <message>
        <source>Nothing is lost: you will go on from this step. Check your connection, or show this screen to your IT team.</source>
        <translation>Rien n’est perdu&#xa0;: vous reprendrez à cette étape. Vérifiez votre connexion, ou montrez cet écran à votre service informatique.</translation>
    </message>
    <message>
        <source>Your company’s proxy {proxy} asks for a user name and a password.</source>
        <translation>Le proxy de votre entreprise, {proxy}, demande un nom d’utilisateur et un mot de passe.</translation>
    </message>
    <message>
        <source>Nothing was sent. Sign in to go on, or show this screen to your IT team.</source>
        <translation>Rien n’a été envoyé. Identifiez-vous pour continuer, ou montrez cet écran à votre service informatique.</translation>
    </message>
    <message>
        <source>The secure connection to the certificate service cannot be trusted.</source>
        <translation>La connexion sécurisée au service de certificats n’est pas digne de confiance.</translation>
    </message>
    <message>
        <source>Nothing was sent. An inspection device may stand in between ({issuer}): show this screen to your IT team.</source>
        <translation>Rien n’a été envoyé. Un équipement d’inspection est peut-être en travers ({issuer})&#xa0;: montrez cet écran à votre service informatique.</translation>
    </message>
    <message>
        <source>A web page answered in place of the certificate service.</source>
        <translation>Une page web a répondu à la place du service de certificats.</translation>
    </message>
    <message>
        <source>Nothing is lost. Your network may ask you to sign in first: open a web page, sign in, then try again.</source>
        <translation>Rien n’est perdu. Votre réseau demande peut-être une connexion préalable&#xa0;: ouvrez une page web, identifiez-vous, puis réessayez.</translation>
    </message>
    <message>
        <source>The answer of the certificate service arrived damaged.</source>
        <translation>La réponse du service de certificats est arrivée abîmée.</translation>
    </message>
    <message>
        <source>The certificate service takes too long to answer.</source>
        <translation>Le service de certificats met trop de temps à répondre.</translation>
    </message>
    <message>
        <source>Nothing is lost. Wait a moment, then try again.</source>
        <translation>Rien n’est perdu. Patientez un instant, puis réessayez.</translation>
    </message>
    <message>
        <source>The certificate service is out of order for the moment.</source>
        <translation>Le service de certificats est momentanément en panne.</translation>
    </message>
    <message>
        <source>Nothing is lost. Wait a few minutes, then try again.</source>
        <translation>Rien n’est perdu. Patientez quelques minutes, puis réessayez.</translation>
    </message>
    <message>
        <source>The certificate service met an error of its own.</source>
        <translation>Le service de certificats a rencontré une erreur interne.</translation>
    </message>
    <message>
        <source>The certificate service receives too many requests from here.</source>
        <translation>Le service de certificats reçoit trop de demandes depuis ce réseau.</translation>
    </message>
    <message>
        <source>Nothing is lost. Wait one minute, then try again.</source>
        <translation>Rien n’est perdu. Patientez une minute, puis réessayez.</translation>
    </message>
    <message>
        <source>The certificate service could not read what was sent.</source>
        <translation>Le service de certificats n’a pas pu lire ce qui a été envoyé.</translation>
    </message>
    <message>
        <source>No try was counted. Check what you typed and try again; otherwise call support.</source>
        <translation>Aucun essai n’a été compté. Vérifiez votre saisie et réessayez&#x202f;; sinon, appelez l’assistance.</translation>
    </message>
    <message>
        <source>The certificate service does not know this request.</source>
        <translation>Le service de certificats ne connaît pas cette demande.</translation>
    </message>
    <message>
        <source>Nothing is lost. Call support: this program may need an update.</source>
        <translation>Rien n’est perdu. Appelez l’assistance&#xa0;: ce programme doit peut-être être mis à jour.</translation>
    </message>
    <message>
        <source>The certificate service does not accept this request.</source>
        <translation>Le service de certificats n’accepte pas cette demande.</translation>
    </message>
    <message>
        <source>What was sent is too large for the certificate service.</source>
        <translation>Ce qui a été envoyé est trop long pour le service de certificats.</translation>
    </message>
    <message>
        <source>No try was counted. Shorten what you typed and try again.</source>
        <translation>Aucun essai n’a été compté. Raccourcissez votre saisie, puis réessayez.</translation>
    </message>
    <message>
        <source>This download was opened again elsewhere, or has ended.</source>
        <translation>Ce téléchargement a été rouvert ailleurs, ou il est terminé.</translation>
    </message>
    <message>
        <source>Open the link again here: your code and your answers will be asked once more.</source>
        <translation>Rouvrez le lien ici&#xa0;: votre code et vos réponses vous seront redemandés.</translation>
    </message>
    <message>
        <source>This download was left without activity for too long.</source>
        <translation>Ce téléchargement est resté trop longtemps sans activité.</translation>
    </message>
    <message>
        <source>Open the link again: your code and your answers will be asked once more.</source>
        <translation>Rouvrez le lien&#xa0;: votre code et vos réponses vous seront redemandés.</translation>
    </message>
    <message>
        <source>The certificate service is at another step of this download.</source>
        <translation>Le service de certificats en est à une autre étape de ce téléchargement.</translation>
    </message>
    <message>
        <source>Nothing is lost. Open the link again to go on from the right step.</source>
        <translation>Rien n’est perdu. Rouvrez le lien pour reprendre à la bonne étape.</translation>
    </message>
    <message>
        <source>The certificate service refused for a reason that this version does not know.</source>
        <translation>Le service de certificats a refusé pour une raison que cette version ne connaît pas.</translation>
    </message>
    <message>
        <source>This program met an error of its own.</source>
        <translation>Ce programme a rencontré une erreur interne.</translation>
    </message>
    <message>
        <source>Try again. If it happens again, call support and give the code shown here.</source>
        <translation>Réessayez. Si cela se reproduit, appelez l’assistance et donnez le code affiché ici.</translation>
    </message>
    <message>
        <source>The certificate service knows no certificate for the key kept on this computer.</source>
        <translation>Le service de certificats ne connaît aucun certificat pour la clé gardée sur cet ordinateur.</translation>
    </message>
    <message>
        <source>Open the link of your e-mail again, or call support.</source>
        <translation>Rouvrez le lien de votre e-mail, ou appelez l’assistance.</translation>
    </message>
    <message>
        <source>Open the link of your e-mail again.</source>
        <translation>Rouvrez le lien de votre e-mail.</translation>
    </message>
    <message>
        <source>The certificate was issued more than 30 days ago and cannot be fetched any more.</source>
        <translation>Le certificat a été émis il y a plus de 30 jours et ne peut plus être récupéré.</translation>
    </message>
    <message>
        <source>Call support: they will tell you how to obtain a new one.</source>
        <translation>Appelez l’assistance&#xa0;: elle vous dira comment en obtenir un nouveau.</translation>
    </message>
    <message>
        <source>The date of this computer does not fit the certificate of the service.</source>
        <translation>La date de cet ordinateur ne correspond pas au certificat du service.</translation>
    </message>
    <message>
        <source>Nothing was sent. Check the date and time of this computer, then try again. If they are right, call support.</source>
        <translation>Rien n’a été envoyé. Vérifiez la date et l’heure de cet ordinateur, puis réessayez. Si elles sont justes, appelez l’assistance.</translation>
    </message>
    <message>
        <source>Your company’s proxy does not let this program reach the certificate service.</source>
        <translation>Le proxy de votre entreprise ne laisse pas ce programme joindre le service de certificats.</translation>
    </message>
    <message>
        <source>Nothing was sent. Show this screen to your IT team: {proxy} must allow {target}.</source>
        <translation>Rien n’a été envoyé. Montrez cet écran à votre service informatique&#xa0;: {proxy} doit autoriser {target}.</translation>
    </message>
    <message>
        <source>The proxy {proxy} refuses this user name or this password.</source>
        <translation>Le proxy {proxy} refuse ce nom d’utilisateur ou ce mot de passe.</translation>
    </message>
    <message>
        <source>Nothing was sent. Check them and sign in again, or ask your IT team.</source>
        <translation>Rien n’a été envoyé. Vérifiez-les et identifiez-vous de nouveau, ou demandez à votre service informatique.</translation>
    </message>
    <message>
        <source>The proxy {proxy} wants a way to sign in that this program does not know.</source>
        <translation>Le proxy {proxy} demande une identification que ce programme ne connaît pas.</translation>
    </message>
    <message>
        <source>Nothing was sent. Show this screen to your IT team: it asks for {schemes}; only Basic is known.</source>
        <translation>Rien n’a été envoyé. Montrez cet écran à votre service informatique&#xa0;: le proxy demande {schemes} et ce programme ne connaît que Basic.</translation>
    </message>
    <message>
        <source>The proxy that is set on this computer cannot be used by this program.</source>
        <translation>Le proxy réglé sur cet ordinateur ne peut pas être utilisé par ce programme.</translation>
    </message>
    <message>
        <source>Nothing was sent. Show this screen to your IT team: an http:// proxy is needed, SOCKS is not known.</source>
        <translation>Rien n’a été envoyé. Montrez cet écran à votre service informatique&#xa0;: il faut un proxy http://, SOCKS n’est pas connu.</translation>
    </message>
    <message>
        <source>A part of this program has failed.</source>
        <translation>Une partie de ce programme a échoué.</translation>
    </message>
    <message>
        <source>Nothing is lost: what was begun is kept on this computer. Restart the program: it offers to go on. If it offers nothing, open the link of your e-mail again.</source>
        <translation>Rien n’est perdu&#xa0;: ce qui a été commencé est conservé sur cet ordinateur. Redémarrez le programme&#xa0;: il vous proposera de continuer. S’il ne propose rien, rouvrez le lien de votre e-mail.</translation>
    </message>
    <message>
        <source>The settings of this computer’s administrator cannot be read.</source>
        <translation>Les réglages de l’administrateur de cet ordinateur sont illisibles.</translation>
    </message>
    <message>
        <source>Nothing was started and nothing is lost. Show this window to your IT team.</source>
        <translation>Rien n’a été lancé et rien n’est perdu. Montrez cette fenêtre à votre service informatique.</translation>
    </message>
    <message>
        <source>The description of the certificate service cannot be read.</source>
        <translation>La description du service de certificats est illisible.</translation>
    </message>
    <message>
        <source>Nothing was started and nothing is lost. Install the program again, or show this window to your IT team.</source>
        <translation>Rien n’a été lancé et rien n’est perdu. Réinstallez le programme, ou montrez cette fenêtre à votre service informatique.</translation>
    </message>
    <message>
        <source>This password does not follow the rules shown.</source>
        <translation>Ce mot de passe ne suit pas les règles affichées.</translation>
    </message>
    <message>
        <source>Choose 8 to 20 letters and digits: 1 capital, 1 small letter, 1 digit, no accent.</source>
        <translation>Choisissez 8 à 20 lettres et chiffres&#xa0;: 1 majuscule, 1 minuscule, 1 chiffre, sans accent.</translation>
    </message>
    <message>
        <source>The two passwords are not the same.</source>
        <translation>Les deux mots de passe ne sont pas identiques.</translation>
    </message>
    <message>
        <source>Type the confirmation again; “Show passwords” helps to compare.</source>
        <translation>Saisissez de nouveau la confirmation&#x202f;; «&#xa0;Afficher les mots de passe&#xa0;» aide à comparer.</translation>
    </message>
    <message>
        <source>Wrong code. {tries}</source>
        <translation>Code incorrect. {tries}</translation>
    </message>
    <message>
        <source>Compare it with the latest message received, then correct the code.</source>
        <translation>Comparez avec le dernier message reçu, puis corrigez le code.</translation>
    </message>
    <message>
        <source>This code was replaced by a newer one.</source>
        <translation>Ce code a été remplacé par un plus récent.</translation>
    </message>
    <message>
        <source>No try was counted. Type the code of the latest message.</source>
        <translation>Aucun essai n’a été compté. Saisissez le code du dernier message.</translation>
    </message>
    <message>
        <source>This code was tried 3 times and does not work any more.</source>
        <translation>Ce code a été essayé 3 fois et n’est plus valable.</translation>
    </message>
    <message>
        <source>Ask for a new code by SMS or by e-mail, then type that one.</source>
        <translation>Demandez un nouveau code par SMS ou par mail, puis saisissez celui-là.</translation>
    </message>
    <message>
        <source>A code has just been sent.</source>
        <translation>Un code vient d’être envoyé.</translation>
    </message>
    <message>
        <source>Wait until the countdown ends before you ask for another one.</source>
        <translation>Attendez la fin du décompte avant d’en demander un autre.</translation>
    </message>
    <message>
        <source>No further code can be sent for the moment.</source>
        <translation>Aucun autre code ne peut être envoyé pour le moment.</translation>
    </message>
    <message>
        <source>Type the code of the latest message, or call support.</source>
        <translation>Saisissez le code du dernier message, ou appelez l’assistance.</translation>
    </message>
    <message>
        <source>The code cannot be sent this way.</source>
        <translation>Le code ne peut pas être envoyé de cette façon.</translation>
    </message>
    <message>
        <source>Choose the other way: by SMS or by e-mail.</source>
        <translation>Choisissez l’autre moyen&#xa0;: par SMS ou par mail.</translation>
    </message>
    <message>
        <source>The new code could not be delivered; the former codes no longer work.</source>
        <translation>Le nouveau code n’a pas pu être remis&#x202f;; les précédents ne sont plus valables.</translation>
    </message>
    <message>
        <source>If no message arrives, choose the other way in 30 seconds, or call support.</source>
        <translation>Si aucun message n’arrive, choisissez l’autre moyen dans 30 secondes, ou appelez l’assistance.</translation>
    </message>
    <message>
        <source>A withdrawal code has 9 digits.</source>
        <translation>Un code de retrait a 9 chiffres.</translation>
    </message>
    <message>
        <source>No try was counted. Type the 9 digits of the latest message; spaces do not matter.</source>
        <translation>Aucun essai n’a été compté. Saisissez les 9 chiffres du dernier message&#x202f;; les espaces ne comptent pas.</translation>
    </message>
    <message>
        <source>Wrong answers. {tries}</source>
        <translation>Réponses incorrectes. {tries}</translation>
    </message>
    <message>
        <source>At least one answer differs from the identity check. Capitals, accents and spaces do not matter.</source>
        <translation>Au moins une réponse diffère du contrôle d’identité. Majuscules, accents et espaces ne comptent pas.</translation>
    </message>
    <message>
        <source>An answer is empty.</source>
        <translation>Une réponse est vide.</translation>
    </message>
    <message>
        <source>No try was counted. Answer the 3 questions.</source>
        <translation>Aucun essai n’a été compté. Répondez aux 3 questions.</translation>
    </message>
    <message>
        <source>The download is temporarily blocked</source>
        <translation>Le téléchargement est temporairement bloqué</translation>
    </message>
    <message>
        <source>Too many wrong entries were sent. The block protects your certificate. Your order is not lost: support can unblock it.</source>
        <translation>Trop de saisies incorrectes ont été envoyées. Ce blocage protège votre certificat. Votre demande n’est pas perdue&#xa0;: l’assistance peut vous débloquer.</translation>
    </message>
    <message>
        <source>The answer was lost, but your try was counted: wrong code. {tries}</source>
        <translation>La réponse du service s’est perdue, mais votre essai a été compté&#xa0;: code incorrect. {tries}</translation>
    </message>
    <message>
        <source>Nothing is lost. Try again: the code that you typed is still there.</source>
        <translation>Rien n’est perdu. Réessayez&#xa0;: le code saisi est toujours là.</translation>
    </message>
    <message>
        <source>No answer came: your try may have been counted.</source>
        <translation>Aucune réponse n’est arrivée&#xa0;: votre essai a peut-être été compté.</translation>
    </message>
    <message>
        <source>Nothing is sent again by itself. Try again once the connection is back: the service is asked first whether it was counted.</source>
        <translation>Rien n’est renvoyé automatiquement. Réessayez quand la connexion est rétablie&#xa0;: le service dira d’abord si l’essai a été compté.</translation>
    </message>
    <message>
        <source>No answer came from the service: your try was not counted.</source>
        <translation>Aucune réponse du service n’est arrivée&#xa0;: votre essai n’a pas été compté.</translation>
    </message>
    <message>
        <source>No answer came from the service: no new code was sent.</source>
        <translation>Aucune réponse du service n’est arrivée&#xa0;: aucun nouveau code n’a été envoyé.</translation>
    </message>
    <message>
        <source>The former code stays valid. Ask again for a new one if you need it.</source>
        <translation>L’ancien code reste valable. Redemandez un nouveau code si vous en avez besoin.</translation>
    </message>
    <message>
        <source>No answer came: a new code may have been sent.</source>
        <translation>Aucune réponse n’est arrivée&#xa0;: un nouveau code a peut-être été envoyé.</translation>
    </message>
    <message>
        <source>Nothing is asked for again by itself. Wait a moment: if a new code arrives, only that one works.</source>
        <translation>Rien n’est redemandé automatiquement. Patientez un instant&#xa0;: si un nouveau code arrive, lui seul est valable.</translation>
    </message>
    <message>
        <source>The answer was lost, but your try was counted: wrong answers. {tries}</source>
        <translation>La réponse du service s’est perdue, mais votre essai a été compté&#xa0;: réponses incorrectes. {tries}</translation>
    </message>
    <message>
        <source>Nothing is lost. Try again: the answers that you typed are still there.</source>
        <translation>Rien n’est perdu. Réessayez&#xa0;: les réponses saisies sont toujours là.</translation>
    </message>
    <message>
        <source>This computer’s keyring does not open the key kept here.</source>
        <translation>Le trousseau de cet ordinateur n’ouvre pas la clé gardée ici.</translation>
    </message>
    <message>
        <source>Only the password chosen at step 2 does. If it comes back to you, go on with it; otherwise call support.</source>
        <translation>Seul le mot de passe choisi à l’étape 2 l’ouvre. S’il vous revient, reprenez avec lui&#x202f;; sinon, appelez l’assistance.</translation>
    </message>
    <message>
        <source>The key kept on this computer is damaged.</source>
        <translation>La clé gardée sur cet ordinateur est endommagée.</translation>
    </message>
    <message>
        <source>Nothing was removed. Call support: they will tell you whether your certificate can still be saved.</source>
        <translation>Rien n’a été supprimé. Appelez l’assistance&#xa0;: elle vous dira si votre certificat peut encore être enregistré.</translation>
    </message>
    <message>
        <source>This download was begun with a service that this program does not know.</source>
        <translation>Ce téléchargement a été commencé avec un service que ce programme ne connaît pas.</translation>
    </message>
    <message>
        <source>Nothing was sent and nothing was removed. Call support with this code.</source>
        <translation>Rien n’a été envoyé et rien n’a été supprimé. Appelez l’assistance avec ce code.</translation>
    </message>
    <message>
        <source>The disk of this computer is full: your download cannot be kept safe.</source>
        <translation>Le disque de cet ordinateur est plein&#xa0;: votre téléchargement ne peut pas être mis en sûreté.</translation>
    </message>
    <message>
        <source>Nothing is lost: no certificate is requested before this works. Free some space, then try again.</source>
        <translation>Rien n’est perdu&#xa0;: aucun certificat n’est demandé avant que cela fonctionne. Libérez de la place, puis réessayez.</translation>
    </message>
    <message>
        <source>Your download cannot be kept safe: nothing may be written in the folder {folder}.</source>
        <translation>Votre téléchargement ne peut pas être mis en sûreté&#xa0;: rien ne peut être écrit dans le dossier {folder}.</translation>
    </message>
    <message>
        <source>Nothing is lost: no certificate is requested before this works. Show this screen to your IT team, then try again.</source>
        <translation>Rien n’est perdu&#xa0;: aucun certificat n’est demandé avant que cela fonctionne. Montrez cet écran à votre service informatique, puis réessayez.</translation>
    </message>
    <message>
        <source>Your download cannot be kept safe: writing in the folder {folder} fails.</source>
        <translation>Votre téléchargement ne peut pas être mis en sûreté&#xa0;: l’écriture échoue dans le dossier {folder}.</translation>
    </message>
    <message>
        <source>Nothing is lost: no certificate is requested before this works. Try again; if it happens again, call support.</source>
        <translation>Rien n’est perdu&#xa0;: aucun certificat n’est demandé avant que cela fonctionne. Réessayez&#x202f;; si cela se reproduit, appelez l’assistance.</translation>
    </message>
    <message>
        <source>Your password was not replaced: the folder {folder} cannot be written.</source>
        <translation>Votre mot de passe n’a pas été remplacé&#xa0;: l’écriture échoue dans le dossier {folder}.</translation>
    </message>
    <message>
        <source>Your certificate is safe, and your former password still holds. Free some space on this computer, or have your IT team allow writing in this folder, then try again.</source>
        <translation>Votre certificat est à l’abri et votre ancien mot de passe reste valable. Libérez de la place sur cet ordinateur, ou demandez à votre service informatique d’autoriser l’écriture dans ce dossier, puis réessayez.</translation>
    </message>
    <message>
        <source>There is not enough room left in {folder}.</source>
        <translation>Il ne reste pas assez de place dans {folder}.</translation>
    </message>
    <message>
        <source>Your saved file is safe. Free some space there, or choose another USB stick.</source>
        <translation>Votre fichier enregistré est intact. Libérez de la place, ou choisissez une autre clé USB.</translation>
    </message>
    <message>
        <source>Nothing may be written in {folder}: it is write-protected.</source>
        <translation>Rien ne peut être écrit dans {folder}&#xa0;: l’écriture y est protégée.</translation>
    </message>
    <message>
        <source>Your saved file is safe. Remove the protection, or choose another USB stick.</source>
        <translation>Votre fichier enregistré est intact. Retirez la protection, ou choisissez une autre clé USB.</translation>
    </message>
    <message>
        <source>{folder} no longer answers: it was removed, or it is damaged.</source>
        <translation>{folder} ne répond plus&#xa0;: le support a été retiré, ou il est endommagé.</translation>
    </message>
    <message>
        <source>Your saved file is safe. Plug the USB stick in again, or choose another one.</source>
        <translation>Votre fichier enregistré est intact. Rebranchez la clé USB, ou choisissez-en une autre.</translation>
    </message>
    <message>
        <source>What was read back from {folder} is not what was written there.</source>
        <translation>Ce qui a été relu dans {folder} n’est pas ce qui y a été écrit.</translation>
    </message>
    <message>
        <source>Your saved file is safe. This USB stick cannot be trusted: choose another one.</source>
        <translation>Votre fichier enregistré est intact. Cette clé USB n’est pas fiable&#xa0;: choisissez-en une autre.</translation>
    </message>
    <message>
        <source>{folder} already holds another file called {name}.</source>
        <translation>{folder} contient déjà un autre fichier nommé {name}.</translation>
    </message>
    <message>
        <source>No file was replaced. Choose another folder or another USB stick.</source>
        <translation>Aucun fichier n’a été remplacé. Choisissez un autre dossier ou une autre clé USB.</translation>
    </message>
    <message>
        <source>The file could not be written in {folder}.</source>
        <translation>Le fichier n’a pas pu être écrit dans {folder}.</translation>
    </message>
    <message>
        <source>Your saved file is safe. Try again, or choose another folder.</source>
        <translation>Votre fichier enregistré est intact. Réessayez, ou choisissez un autre dossier.</translation>
    </message>
    <message>
        <source>The saved file is no longer there, or it is damaged: {file}</source>
        <translation>Le fichier enregistré n’est plus là, ou il est endommagé&#xa0;: {file}</translation>
    </message>
    <message>
        <source>Put it back where it was. If you cannot, leave this window open and call support.</source>
        <translation>Remettez-le à sa place. Si c’est impossible, laissez cette fenêtre ouverte et appelez l’assistance.</translation>
    </message>
    <message>
        <source>Your saved file is safe. Choose a USB stick, or another folder.</source>
        <translation>Votre fichier enregistré est intact. Choisissez une clé USB ou un autre dossier.</translation>
    </message>
    <message>
        <source>This file is not a certificate file (.p12 or .pfx).</source>
        <translation>Ce fichier n’est pas un fichier de certificat (.p12 ou .pfx).</translation>
    </message>
    <message>
        <source>Choose the file that was saved at the end of the download; its name ends in .p12.</source>
        <translation>Choisissez le fichier enregistré à la fin du téléchargement&#x202f;; son nom se termine par .p12.</translation>
    </message>
    <message>
        <source>This certificate file is damaged: it was changed or cut short.</source>
        <translation>Ce fichier de certificat est abîmé&#xa0;: il a été modifié ou coupé.</translation>
    </message>
    <message>
        <source>Your password is not the cause. Take your backup, or copy the file once more.</source>
        <translation>Votre mot de passe n’est pas en cause. Prenez votre sauvegarde, ou copiez le fichier de nouveau.</translation>
    </message>
    <message>
        <source>This certificate file has no proof of its password.</source>
        <translation>Ce fichier de certificat ne porte aucune preuve de son mot de passe.</translation>
    </message>
    <message>
        <source>It does not come from this program, and nothing vouches for what it holds. Take the file of the download.</source>
        <translation>Il ne vient pas de ce programme, et rien ne garantit son contenu. Prenez le fichier du téléchargement.</translation>
    </message>
    <message>
        <source>It is the one that you chose at step 2 of the download. You may try as often as you wish.</source>
        <translation>C’est celui que vous avez choisi à l’étape 2 du téléchargement. Vous pouvez réessayer autant de fois que nécessaire.</translation>
    </message>
    <message>
        <source>This certificate file is sealed in a way that is not read here: {algorithm}.</source>
        <translation>Ce fichier de certificat est protégé d’une façon qui n’est pas lue ici&#xa0;: {algorithm}.</translation>
    </message>
    <message>
        <source>It does not come from this program. Take the file of the download.</source>
        <translation>Il ne vient pas de ce programme. Prenez le fichier du téléchargement.</translation>
    </message>
    <message>
        <source>Opening this file would keep the computer busy for too long ({rounds} rounds).</source>
        <translation>Ouvrir ce fichier occuperait l’ordinateur trop longtemps ({rounds}&#xa0;tours).</translation>
    </message>
    <message>
        <source>This file holds no private key for its certificate.</source>
        <translation>Ce fichier ne contient pas la clé privée de son certificat.</translation>
    </message>
    <message>
        <source>A certificate without its key cannot sign or identify you. Take the file of the download, or your backup.</source>
        <translation>Un certificat sans sa clé ne peut ni signer ni vous identifier. Prenez le fichier du téléchargement, ou votre sauvegarde.</translation>
    </message>
    <message>
        <source>This file is too large for a certificate file.</source>
        <translation>Ce fichier est trop gros pour un fichier de certificat.</translation>
    </message>
    <message>
        <source>Choose the file that was saved at the end of the download; it is about 8 kB.</source>
        <translation>Choisissez le fichier enregistré à la fin du téléchargement&#x202f;; il fait environ 8&#xa0;ko.</translation>
    </message>
    <message>
        <source>The file {file} is no longer there.</source>
        <translation>Le fichier {file} n’est plus là.</translation>
    </message>
    <message>
        <source>Plug the USB stick in again, or put the file back, then try again.</source>
        <translation>Rebranchez la clé USB ou remettez le fichier en place, puis réessayez.</translation>
    </message>
    <message>
        <source>Your account may not read the file {file}.</source>
        <translation>Votre session n’a pas le droit de lire le fichier {file}.</translation>
    </message>
    <message>
        <source>Copy the file into your own folder, or have its permissions changed, then try again.</source>
        <translation>Copiez le fichier dans votre propre dossier, ou faites changer ses droits, puis réessayez.</translation>
    </message>
    <message>
        <source>The file {file} could not be read.</source>
        <translation>Le fichier {file} n’a pas pu être lu.</translation>
    </message>
    <message>
        <source>Check the disk or the USB stick that holds it, then try again.</source>
        <translation>Vérifiez le disque ou la clé USB où il se trouve, puis réessayez.</translation>
    </message>
    <message>
        <source>{program} is open.</source>
        <translation>{program} est ouvert.</translation>
    </message>
    <message>
        <source>Close it, then choose Try again.</source>
        <translation>Fermez-le, puis choisissez Réessayer.</translation>
    </message>
    <message>
        <source>{program} is protected by a primary password.</source>
        <translation>{program} est protégé par un mot de passe principal.</translation>
    </message>
    <message>
        <source>To write there, that password is needed. It is not the one of the certificate.</source>
        <translation>Il faut ce mot de passe pour y écrire. Ce n’est pas celui du certificat.</translation>
    </message>
    <message>
        <source>Nothing may be changed in the certificates of {program}.</source>
        <translation>Rien ne peut être changé dans les certificats de {program}.</translation>
    </message>
    <message>
        <source>A rule of your organisation forbids it: ask your IT department.</source>
        <translation>Une règle de votre organisation l’interdit&#xa0;: demandez à votre service informatique.</translation>
    </message>
    <message>
        <source>The certificates of {program} cannot be read.</source>
        <translation>Les certificats de {program} ne peuvent pas être lus.</translation>
    </message>
    <message>
        <source>Restart {program}, then choose Try again. Otherwise call support.</source>
        <translation>Redémarrez {program}, puis choisissez Réessayer. Sinon, appelez l’assistance.</translation>
    </message>
    <message>
        <source>Install Firefox, or another browser, and open it once, then try again.</source>
        <translation>Installez Firefox ou un autre navigateur, ouvrez-le une fois, puis réessayez.</translation>
    </message>
    <message>
        <source>In {program}, another certificate has the same name.</source>
        <translation>Dans {program}, un autre certificat porte le même nom.</translation>
    </message>
    <message>
        <source>So that the other one is not lost, remove this one yourself in the settings of {program}.</source>
        <translation>Pour ne pas perdre l’autre, retirez celui-ci vous-même dans les réglages de {program}.</translation>
    </message>
    <message>
        <source>{program} asked whether it is allowed, and the answer was no.</source>
        <translation>{program} a demandé l’autorisation, et la réponse a été non.</translation>
    </message>
    <message>
        <source>Choose Try again, and say yes when {program} asks.</source>
        <translation>Choisissez Réessayer, et acceptez quand {program} le demande.</translation>
    </message>
    <message>
        <source>What is needed to write into {program} is not installed.</source>
        <translation>Ce qu’il faut pour écrire dans {program} n’est pas installé.</translation>
    </message>
    <message>
        <source>Install the package libnss3-tools (nss-tools on Fedora), then choose Try again.</source>
        <translation>Installez le paquet libnss3-tools (nss-tools sur Fedora), puis choisissez Réessayer.</translation>
    </message>
    <message>
        <source>Read back, the certificate or its key is missing in {program}.</source>
        <translation>À la relecture, le certificat ou sa clé manque dans {program}.</translation>
    </message>
    <message>
        <source>Choose Try again. If it happens once more, call support with this code.</source>
        <translation>Choisissez Réessayer. Si cela se reproduit, appelez l’assistance avec ce code.</translation>
    </message>
    <message>
        <source>The certificate is still in {program}.</source>
        <translation>Le certificat est encore dans {program}.</translation>
    </message>
    <message>
        <source>The certificate is in {program}, but this program could not note that it put it there.</source>
        <translation>Le certificat est dans {program}, mais ce programme n’a pas pu noter qu’il l’y a mis.</translation>
    </message>
    <message>
        <source>Free some space on the disk, then choose Try again: otherwise it cannot be removed from here.</source>
        <translation>Libérez de la place sur le disque, puis choisissez Réessayer&#xa0;: sinon, il ne pourra pas être retiré d’ici.</translation>
    </message>
    <message>
        <source>No program on this computer keeps certificates.</source>
        <translation>Aucun programme de cet ordinateur ne garde de certificats.</translation>
    </message>
    <message>
        <source>This is not the primary password of {program}.</source>
        <translation>Ce n’est pas le mot de passe principal de {program}.</translation>
    </message>
    <message>
        <source>It was chosen in the settings of {program}. It is not that of the certificate.</source>
        <translation>Il a été choisi dans les réglages de {program}. Ce n’est pas celui du certificat.</translation>
    </message>
</context>
<context>
    <name>ProxyDialog</name>
    <message>
        <source>Sign in to your company’s proxy</source>
        <translation>S’identifier auprès du proxy de l’entreprise</translation>
    </message>
    <message>
        <source>{proxy} asks who you are. Enter what your IT team gave you, not the password of your certificate.</source>
        <translation>{proxy} demande qui vous êtes. Saisissez ce que votre service informatique vous a donné, et non le mot de passe de votre certificat.</translation>
    </message>
    <message>
        <source>User name</source>
        <translation>Nom d’utilisateur</translation>
    </message>
    <message>
        <source>Proxy password</source>
        <translation>Mot de passe du proxy</translation>
    </message>
    <message>
        <source>S&amp;how the password</source>
        <translation>A&amp;fficher le mot de passe</translation>
    </message>
    <message>
        <source>&amp;Remember in this computer’s keyring</source>
        <translation>&amp;Mémoriser dans le trousseau de cet ordinateur</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>Retour</translation>
    </message>
    <message>
        <source>&amp;Sign in</source>
        <translation>S’&amp;identifier</translation>
    </message>
    <message>
        <source>Enter the user name and the password first</source>
        <translation>Saisissez d’abord le nom d’utilisateur et le mot de passe</translation>
    </message>
    <message>
        <source>Caps Lock is on</source>
        <translation>Verr. Maj est activé</translation>
    </message>
</context>
<context>
    <name>Reminders</name>
    <message>
        <source>Your certificate ends in {n} day</source>
        <translation>Votre certificat expire dans {n} jour</translation>
    </message>
    <message>
        <source>Your certificate ends in {n} days</source>
        <translation>Votre certificat expire dans {n} jours</translation>
    </message>
    <message>
        <source>The certificate of {holder} ({organisation}) ends on {end}.
After that day it neither signs nor identifies you.</source>
        <translation>Le certificat de {holder} ({organisation}) expire le {end}.
Ensuite, il ne pourra plus ni signer ni vous identifier.</translation>
    </message>
    <message>
        <source>Renew it now with {authority}: {url}
A renewal is a new order: allow some weeks for the checks.</source>
        <translation>Renouvelez-le dès maintenant auprès de {authority}&#xa0;: {url}
Un renouvellement est une nouvelle commande&#xa0;: prévoyez quelques semaines pour les vérifications.</translation>
    </message>
    <message>
        <source>Support: {phone} ({price})
{hours}</source>
        <translation>Assistance&#xa0;: {phone} ({price})
{hours}</translation>
    </message>
</context>
<context>
    <name>RemovalDialog</name>
    <message>
        <source>Remove this download from this computer?</source>
        <translation>Retirer ce téléchargement de cet ordinateur&#x202f;?</translation>
    </message>
    <message>
        <source>No certificate was requested with it, so nothing is lost. The link of your e-mail begins the download anew.</source>
        <translation>Aucun certificat n’a été demandé&#xa0;: rien n’est perdu. Le lien de votre e-mail permet de recommencer.</translation>
    </message>
    <message>
        <source>The file that was saved stays where it is. Only what this program keeps to finish the download goes.</source>
        <translation>Le fichier enregistré reste à sa place. Seul ce que ce programme garde pour finir le téléchargement est retiré.</translation>
    </message>
    <message>
        <source>The saved file was not checked yet</source>
        <translation>Le fichier enregistré n’a pas encore été vérifié</translation>
    </message>
    <message>
        <source>A certificate may be lost for good</source>
        <translation>Un certificat peut être perdu pour toujours</translation>
    </message>
    <message>
        <source>The file stays where it is. But if it turns out to be damaged, or its password is forgotten, only what is kept here can save the certificate. Choose Keep it, then Go on: the check takes a moment.</source>
        <translation>Le fichier reste à sa place. Mais s’il se révèle abîmé, ou si son mot de passe est oublié, seul ce qui est gardé ici peut sauver le certificat. Choisissez Garder, puis Reprendre&#xa0;: la vérification ne prend qu’un instant.</translation>
    </message>
    <message>
        <source>Its only key is kept here. Without it the certificate must be revoked and ordered once more, at a cost. Call support first.</source>
        <translation>Sa clé n’existe qu’ici. Sans elle, il faudra révoquer le certificat et passer une nouvelle commande, également facturée. Appelez d’abord l’assistance.</translation>
    </message>
    <message>
        <source>I know that nothing can replace it then</source>
        <translation>Je sais que plus rien ne pourra le remplacer</translation>
    </message>
    <message>
        <source>I know that this certificate is lost then</source>
        <translation>Je sais que ce certificat sera alors perdu</translation>
    </message>
    <message>
        <source>First tick that you know what is lost</source>
        <translation>Cochez d’abord que vous savez ce qui est perdu</translation>
    </message>
    <message>
        <source>Keep it</source>
        <translation>Garder</translation>
    </message>
    <message>
        <source>Remove it</source>
        <translation>Retirer</translation>
    </message>
</context>
<context>
    <name>ResendPanel</name>
    <message>
        <source>No code received?</source>
        <translation>Code non reçu&#x202f;?</translation>
    </message>
    <message>
        <source>Wait a moment before you ask for a new one.</source>
        <translation>Patientez un instant avant d’en demander un nouveau.</translation>
    </message>
    <message>
        <source>Ask for a new code.</source>
        <translation>Demandez un nouveau code.</translation>
    </message>
    <message>
        <source>No further code can be sent for the moment. Use the latest one received, or call support.</source>
        <translation>Aucun nouveau code ne peut être envoyé pour le moment. Utilisez le dernier reçu, ou appelez l’assistance.</translation>
    </message>
    <message>
        <source>Call support: they can send you a new one.</source>
        <translation>Appelez l’assistance&#xa0;: elle peut vous en envoyer un nouveau.</translation>
    </message>
    <message>
        <source>Send a new code by SMS</source>
        <translation>Renvoyer un nouveau code par SMS</translation>
    </message>
    <message>
        <source>Send a new code by e-mail</source>
        <translation>Renvoyer un nouveau code par mail</translation>
    </message>
    <message>
        <source>Available in {n} second</source>
        <translation>Disponible dans {n} seconde</translation>
    </message>
    <message>
        <source>Available in {n} seconds</source>
        <translation>Disponible dans {n} secondes</translation>
    </message>
    <message>
        <source>{n} second</source>
        <translation>{n} seconde</translation>
    </message>
    <message>
        <source>{n} seconds</source>
        <translation>{n} secondes</translation>
    </message>
    <message>
        <source>You may ask for a new code now.</source>
        <translation>Vous pouvez maintenant demander un nouveau code.</translation>
    </message>
    <message>
        <source>Sending a new code makes the former ones invalid.</source>
        <translation>L’envoi d’un nouveau code rend les précédents invalides.</translation>
    </message>
</context>
<context>
    <name>RetrievalCodePage</name>
    <message>
        <source>{n} digit missing</source>
        <translation>Il manque {n} chiffre</translation>
    </message>
    <message>
        <source>{n} digits missing</source>
        <translation>Il manque {n} chiffres</translation>
    </message>
    <message>
        <source>You have begun this download before. For your safety, the code and the answers are asked once more.</source>
        <translation>Vous avez déjà commencé ce téléchargement. Pour votre sécurité, le code et les réponses sont demandés de nouveau.</translation>
    </message>
    <message>
        <source>Correct the code first</source>
        <translation>Corrigez d’abord le code</translation>
    </message>
    <message>
        <source>Ask for a new code</source>
        <translation>Demandez un nouveau code</translation>
    </message>
    <message>
        <source>Call support to receive a new code</source>
        <translation>Appelez l’assistance pour un nouveau code</translation>
    </message>
    <message>
        <source>New code sent by SMS. The former one is no longer valid.</source>
        <translation>Nouveau code envoyé par SMS. L’ancien n’est plus valable.</translation>
    </message>
    <message>
        <source>New code sent by e-mail. The former one is no longer valid.</source>
        <translation>Nouveau code envoyé par mail. L’ancien n’est plus valable.</translation>
    </message>
    <message>
        <source>Use the message received after {time}, the latest one.</source>
        <translation>Utilisez le message reçu après {time}, le plus récent.</translation>
    </message>
</context>
<context>
    <name>Rule</name>
    <message>
        <source>8 to 20 alphanumeric characters (letters and digits)</source>
        <translation>8 à 20 caractères alphanumériques (lettres et chiffres)</translation>
    </message>
    <message>
        <source>at least 1 capital letter</source>
        <translation>au moins 1 majuscule</translation>
    </message>
    <message>
        <source>at least 1 small letter</source>
        <translation>au moins 1 minuscule</translation>
    </message>
    <message>
        <source>at least 1 digit</source>
        <translation>au moins 1 chiffre</translation>
    </message>
</context>
<context>
    <name>SecurityAnswersPage</name>
    <message>
        <source>S&amp;how the answers</source>
        <translation>A&amp;fficher les réponses</translation>
    </message>
    <message>
        <source>Good to know</source>
        <translation>À savoir</translation>
    </message>
    <message>
        <source>Answer out of other people’s sight.</source>
        <translation>Répondez à l’abri des regards.</translation>
    </message>
    <message>
        <source>After that, the download is temporarily blocked.</source>
        <translation>Ensuite, le téléchargement est temporairement bloqué.</translation>
    </message>
    <message>
        <source>Capitals, accents and spaces do not count.</source>
        <translation>Majuscules, accents et espaces ne comptent pas.</translation>
    </message>
    <message>
        <source>Forgotten an answer? Call support before the third try.</source>
        <translation>Une réponse oubliée&#x202f;? Appelez l’assistance avant le troisième essai.</translation>
    </message>
    <message>
        <source>{n} answer missing</source>
        <translation>Il manque {n} réponse</translation>
    </message>
    <message>
        <source>{n} answers missing</source>
        <translation>Il manque {n} réponses</translation>
    </message>
    <message>
        <source>Correct the answers first</source>
        <translation>Corrigez d’abord les réponses</translation>
    </message>
</context>
<context>
    <name>SettledFolder</name>
    <message>
        <source>The folder is settled</source>
        <translation>Le dossier est imposé</translation>
    </message>
    <message>
        <source>On this computer your administrator has settled where certificates are saved: {folder}. Ask them to make this folder writable for you, then try again.</source>
        <translation>Sur cet ordinateur, votre administrateur a fixé où les certificats sont enregistrés&#xa0;: {folder}. Demandez-lui de vous donner le droit d’écrire dans ce dossier, puis réessayez.</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Fermer</translation>
    </message>
</context>
<context>
    <name>Sheet</name>
    <message>
        <source>Certificate sheet</source>
        <translation>Fiche du certificat</translation>
    </message>
    <message>
        <source>To print and to keep. This sheet holds no secret: neither the password nor the key.</source>
        <translation>À imprimer et à garder. Cette fiche ne contient aucun secret&#xa0;: ni le mot de passe, ni la clé.</translation>
    </message>
    <message>
        <source>Holder</source>
        <translation>Titulaire</translation>
    </message>
    <message>
        <source>Organisation</source>
        <translation>Organisation</translation>
    </message>
    <message>
        <source>E-mail address</source>
        <translation>Adresse e-mail</translation>
    </message>
    <message>
        <source>Product</source>
        <translation>Produit</translation>
    </message>
    <message>
        <source>{product}, order no. {number}</source>
        <translation>{product}, demande n°&#xa0;{number}</translation>
    </message>
    <message>
        <source>Issued by</source>
        <translation>Émis par</translation>
    </message>
    <message>
        <source>Serial number</source>
        <translation>Numéro de série</translation>
    </message>
    <message>
        <source>SHA-256 fingerprint</source>
        <translation>Empreinte SHA-256</translation>
    </message>
    <message>
        <source>File</source>
        <translation>Fichier</translation>
    </message>
    <message>
        <source>Folder</source>
        <translation>Dossier</translation>
    </message>
    <message>
        <source>Proved copy</source>
        <translation>Copie vérifiée</translation>
    </message>
    <message>
        <source>To install it on another computer</source>
        <translation>Pour l’installer sur un autre ordinateur</translation>
    </message>
    <message>
        <source>Install Crypteo Desktop there, and plug in the USB stick that holds the copy.</source>
        <translation>Installez-y Crypteo Desktop, puis branchez la clé USB qui contient la copie.</translation>
    </message>
    <message>
        <source>Open Crypteo Desktop and drop the .p12 file on its window.</source>
        <translation>Ouvrez Crypteo Desktop et déposez le fichier .p12 sur sa fenêtre.</translation>
    </message>
    <message>
        <source>Enter the password that you chose at step 2 of the download.</source>
        <translation>Saisissez le mot de passe choisi à l’étape 2 du téléchargement.</translation>
    </message>
    <message>
        <source>Choose where to install the certificate, then choose Install.</source>
        <translation>Choisissez où installer le certificat, puis choisissez Installer.</translation>
    </message>
    <message>
        <source>Put the USB stick back in its safe place; leave no other copy behind.</source>
        <translation>Remettez la clé USB en lieu sûr&#x202f;; ne laissez aucune autre copie derrière vous.</translation>
    </message>
    <message>
        <source>File lost, computer stolen, password known to somebody? Revoke at once.</source>
        <translation>Fichier perdu, ordinateur volé, mot de passe connu d’un tiers&#x202f;? Faites révoquer le certificat sans attendre.</translation>
    </message>
    <message>
        <source>{phone}, key {key}</source>
        <translation>{phone}, touche {key}</translation>
    </message>
    <message>
        <source>Made by Crypteo Desktop on {now}</source>
        <translation>Établie par Crypteo Desktop le {now}</translation>
    </message>
</context>
<context>
    <name>StartError</name>
    <message>
        <source>{product} cannot start</source>
        <translation>{product} ne peut pas démarrer</translation>
    </message>
    <message>
        <source>For your IT team: {detail}</source>
        <translation>Pour votre service informatique&#xa0;: {detail}</translation>
    </message>
    <message>
        <source>&amp;Close</source>
        <translation>&amp;Fermer</translation>
    </message>
</context>
<context>
    <name>Step</name>
    <message>
        <source>Answers to the revocation questions</source>
        <translation>Réponses aux questions de révocation</translation>
    </message>
    <message>
        <source>Give the answers that you chose at the identity check.</source>
        <translation>Donnez les réponses que vous avez choisies lors du contrôle d’identité.</translation>
    </message>
    <message>
        <source>Generating the certificate</source>
        <translation>Génération du certificat</translation>
    </message>
    <message>
        <source>Your certificate is being issued. This usually takes less than a minute.</source>
        <translation>Émission du certificat en cours. Cela prend en général moins d’une minute.</translation>
    </message>
    <message>
        <source>Choosing the password</source>
        <translation>Choix du mot de passe</translation>
    </message>
    <message>
        <source>Choose the password of the certificate to be created.</source>
        <translation>Choisissez le mot de passe du certificat qui va être initialisé.</translation>
    </message>
    <message>
        <source>Completion</source>
        <translation>Finalisation</translation>
    </message>
    <message>
        <source>Here are the details of your certificate. Check them, then choose Technical check.</source>
        <translation>Voici les détails du certificat généré. Vérifiez-les, puis choisissez Vérification technique.</translation>
    </message>
    <message>
        <source>Entering the withdrawal code</source>
        <translation>Saisie du code de retrait</translation>
    </message>
    <message>
        <source>Enter the withdrawal code of the latest message received, by e-mail or SMS.</source>
        <translation>Saisissez le code de retrait du dernier message reçu, par e-mail ou SMS.</translation>
    </message>
    <message>
        <source>Initialisation</source>
        <translation>Initialisation</translation>
    </message>
    <message>
        <source>You will download your certificate in 6 steps. Allow about 3 minutes.</source>
        <translation>Vous allez télécharger votre certificat en 6 étapes. Comptez environ 3 minutes.</translation>
    </message>
</context>
<context>
    <name>Strength</name>
    <message>
        <source>Strength</source>
        <translation>Solidité</translation>
    </message>
    <message>
        <source>Strength: {word}</source>
        <translation>Solidité&#xa0;: {word}</translation>
    </message>
    <message>
        <source>weak</source>
        <translation>faible</translation>
    </message>
    <message>
        <source>fair</source>
        <translation>moyenne</translation>
    </message>
    <message>
        <source>good</source>
        <translation>bonne</translation>
    </message>
    <message>
        <source>very good</source>
        <translation>très bonne</translation>
    </message>
</context>
<context>
    <name>SupportCard</name>
    <message>
        <source>Support reference</source>
        <translation>Référence d’assistance</translation>
    </message>
    <message>
        <source>Screen</source>
        <translation>Écran</translation>
    </message>
    <message>
        <source>{screen} ({step})</source>
        <translation>{screen} ({step})</translation>
    </message>
    <message>
        <source>Last error code</source>
        <translation>Dernier code d’erreur</translation>
    </message>
    <message>
        <source>none</source>
        <translation>aucun</translation>
    </message>
    <message>
        <source>{value} (no longer on the screen)</source>
        <translation>{value} (n’est plus à l’écran)</translation>
    </message>
    <message>
        <source>Tries left for the code</source>
        <translation>Essais restants (code)</translation>
    </message>
    <message>
        <source>Tries left for the answers</source>
        <translation>Essais restants (réponses)</translation>
    </message>
    <message>
        <source>Link</source>
        <translation>Lien</translation>
    </message>
    <message>
        <source>valid for {hours} h {minutes} min more</source>
        <translation>encore valable {hours}&#xa0;h&#xa0;{minutes}&#xa0;min</translation>
    </message>
    <message>
        <source>no longer valid</source>
        <translation>n’est plus valable</translation>
    </message>
    <message>
        <source>Versions</source>
        <translation>Versions</translation>
    </message>
    <message>
        <source>Crypteo Desktop {program}, Qt {qt}, {openssl}</source>
        <translation>Crypteo Desktop {program}, Qt {qt}, {openssl}</translation>
    </message>
    <message>
        <source>System</source>
        <translation>Système</translation>
    </message>
    <message>
        <source>Clock of this computer</source>
        <translation>Horloge de l’ordinateur</translation>
    </message>
    <message>
        <source>right</source>
        <translation>à l’heure</translation>
    </message>
    <message>
        <source>{minutes} min ahead; this changes nothing here</source>
        <translation>{minutes}&#xa0;min d’avance&#x202f;; sans effet ici</translation>
    </message>
    <message>
        <source>{minutes} min behind; this changes nothing here</source>
        <translation>{minutes}&#xa0;min de retard&#x202f;; sans effet ici</translation>
    </message>
    <message>
        <source>{hours} h {minutes} min ahead; this changes nothing here</source>
        <translation>{hours}&#xa0;h&#xa0;{minutes}&#xa0;min d’avance&#x202f;; sans effet ici</translation>
    </message>
    <message>
        <source>{hours} h {minutes} min behind; this changes nothing here</source>
        <translation>{hours}&#xa0;h&#xa0;{minutes}&#xa0;min de retard&#x202f;; sans effet ici</translation>
    </message>
    <message>
        <source>Network</source>
        <translation>Réseau</translation>
    </message>
    <message>
        <source>without a proxy</source>
        <translation>sans proxy</translation>
    </message>
    <message>
        <source>by way of a proxy</source>
        <translation>par un proxy</translation>
    </message>
    <message>
        <source>{value}</source>
        <translation>{value}</translation>
    </message>
</context>
<context>
    <name>SupportCardDialog</name>
    <message>
        <source>Save the support card</source>
        <translation>Enregistrer la fiche d’assistance</translation>
    </message>
    <message>
        <source>crypteo-support.txt</source>
        <translation>crypteo-assistance.txt</translation>
    </message>
    <message>
        <source>The card could not be saved</source>
        <translation>La fiche n’a pas pu être enregistrée</translation>
    </message>
    <message>
        <source>Nothing may be written there. Choose another folder.</source>
        <translation>Rien ne peut être écrit à cet endroit. Choisissez un autre dossier.</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>Retour</translation>
    </message>
    <message>
        <source>For support</source>
        <translation>Pour l’assistance</translation>
    </message>
    <message>
        <source>You may read all of this out. Never dictate a password, the withdrawal code, an answer or the link, not even to support.</source>
        <translation>Vous pouvez lire tout ceci. Ne dictez jamais un mot de passe, le code de retrait, une réponse ou le lien, même à l’assistance.</translation>
    </message>
    <message>
        <source>Support reference: {spelled}</source>
        <translation>Référence d’assistance&#xa0;: {spelled}</translation>
    </message>
    <message>
        <source>{label}: {value}</source>
        <translation>{label}&#xa0;: {value}</translation>
    </message>
    <message>
        <source>&amp;Copy</source>
        <translation>&amp;Copier</translation>
    </message>
    <message>
        <source>Copied</source>
        <translation>Copié</translation>
    </message>
    <message>
        <source>&amp;Save…</source>
        <translation>&amp;Enregistrer…</translation>
    </message>
    <message>
        <source>Save a &amp;report…</source>
        <translation>Enregistrer un &amp;rapport…</translation>
    </message>
    <message>
        <source>What works on this computer and what does not, without secrets, to send to support.</source>
        <translation>Ce qui fonctionne sur cet ordinateur et ce qui ne fonctionne pas, sans secret, à envoyer à l’assistance.</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Fermer</translation>
    </message>
    <message>
        <source>Looking at network, disk and keyring: a few seconds…</source>
        <translation>Vérification du réseau, du disque et du trousseau&#xa0;: quelques secondes…</translation>
    </message>
    <message>
        <source>The report is saved.</source>
        <translation>Le rapport est enregistré.</translation>
    </message>
    <message>
        <source>The report could not be saved there. Choose another folder.</source>
        <translation>Le rapport n’a pas pu être enregistré à cet endroit. Choisissez un autre dossier.</translation>
    </message>
    <message>
        <source>The report could not be made. Save the card instead.</source>
        <translation>Le rapport n’a pas pu être établi. Enregistrez la fiche à la place.</translation>
    </message>
</context>
<context>
    <name>TaskList</name>
    <message>
        <source>{task}: {state}</source>
        <translation>{task}&#xa0;: {state}</translation>
    </message>
    <message>
        <source>Waiting</source>
        <translation>En attente</translation>
    </message>
    <message>
        <source>Running…</source>
        <translation>En cours…</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>Terminé</translation>
    </message>
    <message>
        <source>Failed</source>
        <translation>Échec</translation>
    </message>
</context>
<context>
    <name>UnfinishedView</name>
    <message>
        <source>A download was begun: you can go on with it.</source>
        <translation>Un téléchargement est commencé&#xa0;: vous pouvez le reprendre.</translation>
    </message>
    <message>
        <source>Your certificate may be issued already: it remains to be received.</source>
        <translation>Votre certificat a peut-être déjà été émis&#xa0;: il reste à le recevoir.</translation>
    </message>
    <message>
        <source>Your certificate is issued already: it remains to be saved.</source>
        <translation>Votre certificat est déjà émis&#xa0;: il reste à l’enregistrer.</translation>
    </message>
    <message>
        <source>Your certificate is saved: it remains to be checked.</source>
        <translation>Votre certificat est enregistré&#xa0;: il reste à le vérifier.</translation>
    </message>
    <message>
        <source>Your certificate is saved and checked: it remains to be confirmed to the service.</source>
        <translation>Votre certificat est enregistré et vérifié&#xa0;: il reste à le confirmer au service de certificats.</translation>
    </message>
    <message>
        <source>Holder</source>
        <translation>Titulaire</translation>
    </message>
    <message>
        <source>Organisation</source>
        <translation>Organisation</translation>
    </message>
    <message>
        <source>Order</source>
        <translation>Demande</translation>
    </message>
    <message>
        <source>No. {number}</source>
        <translation>n°&#xa0;{number}</translation>
    </message>
    <message>
        <source>Begun</source>
        <translation>Commencé le</translation>
    </message>
    <message>
        <source>{moment}</source>
        <translation>{moment}</translation>
    </message>
    <message>
        <source>Password of the certificate</source>
        <translation>Mot de passe du certificat</translation>
    </message>
    <message>
        <source>It is the one that you chose at step 2.</source>
        <translation>C’est celui que vous avez choisi à l’étape 2.</translation>
    </message>
    <message>
        <source>S&amp;how the password</source>
        <translation>A&amp;fficher le mot de passe</translation>
    </message>
    <message>
        <source>Caps Lock is on</source>
        <translation>Verr. Maj est activé</translation>
    </message>
    <message>
        <source>Choose Go on. Nothing is to be typed here.</source>
        <translation>Choisissez Reprendre. Il n’y a rien à saisir ici.</translation>
    </message>
    <message>
        <source>Your key is kept on this computer. Your password opens it; you may try as often as you wish.</source>
        <translation>Votre clé est gardée sur cet ordinateur. Votre mot de passe l’ouvre&#x202f;; vous pouvez essayer aussi souvent que nécessaire.</translation>
    </message>
    <message>
        <source>What was begun is kept on this computer.</source>
        <translation>Ce qui a été commencé est gardé sur cet ordinateur.</translation>
    </message>
    <message>
        <source>Remove from this computer…</source>
        <translation>Retirer de cet ordinateur…</translation>
    </message>
    <message>
        <source>Show the next one ({place} of {count})</source>
        <translation>Afficher le suivant ({place} sur {count})</translation>
    </message>
    <message>
        <source>Nothing is lost</source>
        <translation>Rien n’est perdu</translation>
    </message>
    <message>
        <source>This download was begun by another account or on another computer. Your password opens it here too.</source>
        <translation>Ce téléchargement a été commencé par un autre compte ou sur un autre ordinateur. Votre mot de passe l’ouvre ici aussi.</translation>
    </message>
    <message>
        <source>Open another link</source>
        <translation>Ouvrir un autre lien</translation>
    </message>
    <message>
        <source>Forgotten password?</source>
        <translation>Mot de passe oublié&#x202f;?</translation>
    </message>
</context>
<context>
    <name>Verification</name>
    <message>
        <source>The password opens the file</source>
        <translation>Le mot de passe ouvre le fichier</translation>
    </message>
    <message>
        <source>The private key is present and fits</source>
        <translation>La clé privée est présente et correspond</translation>
    </message>
    <message>
        <source>The certificate is the one issued to you</source>
        <translation>Le certificat est celui qui a été émis pour vous</translation>
    </message>
    <message>
        <source>Valid signature of {issuer}</source>
        <translation>Signature valide de {issuer}</translation>
    </message>
    <message>
        <source>Valid from {not_before} until {not_after}</source>
        <translation>Valable du {not_before} au {not_after}</translation>
    </message>
    <message>
        <source>Permitted uses: to sign and identify you</source>
        <translation>Usages permis&#xa0;: signer et vous identifier</translation>
    </message>
    <message>
        <source>The chain leads to {root} (demonstration)</source>
        <translation>La chaîne mène à {root} (démonstration)</translation>
    </message>
    <message>
        <source>The chain leads to {root}, which is trusted</source>
        <translation>La chaîne mène à {root}, autorité reconnue</translation>
    </message>
    <message>
        <source>Firefox’s own library imports the file</source>
        <translation>La bibliothèque de Firefox importe le fichier</translation>
    </message>
</context>
<context>
    <name>VerificationDialog</name>
    <message>
        <source>Technical check</source>
        <translation>Vérification technique</translation>
    </message>
    <message>
        <source>Enter the password chosen at step 2.</source>
        <translation>Saisissez le mot de passe choisi à l’étape 2.</translation>
    </message>
    <message>
        <source>Password of the certificate</source>
        <translation>Mot de passe du certificat</translation>
    </message>
    <message>
        <source>S&amp;how the password</source>
        <translation>A&amp;fficher le mot de passe</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>Retour</translation>
    </message>
    <message>
        <source>&amp;Check</source>
        <translation>&amp;Vérifier</translation>
    </message>
    <message>
        <source>Enter the right password first</source>
        <translation>Saisissez d’abord le bon mot de passe</translation>
    </message>
    <message>
        <source>Checking…</source>
        <translation>Vérification…</translation>
    </message>
    <message>
        <source>Does it not come back to you? The file was not opened yet, so you may choose another password.</source>
        <translation>Il ne vous revient pas&#x202f;? Le fichier n’a pas encore été ouvert&#xa0;: vous pouvez choisir un autre mot de passe.</translation>
    </message>
    <message>
        <source>Does it not come back to you? Try as often as you wish: nothing is blocked. Only this password opens the file; if it stays lost, call support.</source>
        <translation>Il ne vous revient pas&#x202f;? Essayez autant que vous voulez&#xa0;: rien ne se bloque. Seul ce mot de passe ouvre le fichier&#x202f;; s’il reste perdu, appelez l’assistance.</translation>
    </message>
    <message>
        <source>Choose another password…</source>
        <translation>Choisir un autre mot de passe…</translation>
    </message>
    <message>
        <source>Caps Lock is on</source>
        <translation>Verr. Maj est activé</translation>
    </message>
</context>
<context>
    <name>VerificationPage</name>
    <message>
        <source>Technical check</source>
        <translation>Vérification technique</translation>
    </message>
    <message>
        <source>Finish</source>
        <translation>Terminer</translation>
    </message>
    <message>
        <source>You will be asked for your password</source>
        <translation>Votre mot de passe vous sera demandé</translation>
    </message>
    <message>
        <source>All done. Remember to keep a copy in a safe place.</source>
        <translation>Tout est terminé. Pensez à garder une copie en lieu sûr.</translation>
    </message>
    <message>
        <source>All done. Your file and its copy are verified.</source>
        <translation>Tout est terminé. Votre fichier et sa copie sont vérifiés.</translation>
    </message>
    <message>
        <source>Your file is verified. One thing remains: confirm the download to the service.</source>
        <translation>Votre fichier est vérifié. Il reste une chose&#xa0;: confirmer le téléchargement au service.</translation>
    </message>
    <message>
        <source>Your password was replaced and your file saved anew. Choose Technical check.</source>
        <translation>Votre mot de passe est remplacé et votre fichier enregistré de nouveau. Choisissez Vérification technique.</translation>
    </message>
    <message>
        <source>Save in the compatible format too</source>
        <translation>Enregistrer aussi au format compatible</translation>
    </message>
    <message>
        <source>For a computer that answers “wrong password” to the first file: Windows before 2017, macOS before 15. Its protection is weaker; keep the first file. Enter the password chosen at step 2.</source>
        <translation>Pour un ordinateur qui répond «&#xa0;mot de passe incorrect&#xa0;» au premier fichier&#xa0;: Windows avant 2017, macOS avant 15. Sa protection est plus faible&#x202f;; gardez le premier fichier. Saisissez le mot de passe choisi à l’étape 2.</translation>
    </message>
</context>
<context>
    <name>Wording</name>
    <message>
        <source>{others} and {last}</source>
        <translation>{others} et {last}</translation>
    </message>
    <message>
        <source>{what} is missing</source>
        <translation>Il manque {what}</translation>
    </message>
    <message>
        <source>{what} are missing</source>
        <translation>Il manque {what}</translation>
    </message>
    <message>
        <source>Leave without the technical check?</source>
        <translation>Quitter sans la vérification technique&#x202f;?</translation>
    </message>
    <message>
        <source>Your certificate file is saved but not verified yet. Keep it: it is your certificate.</source>
        <translation>Le fichier de votre certificat est enregistré, mais pas encore vérifié. Gardez-le&#xa0;: c’est votre certificat.</translation>
    </message>
    <message>
        <source>Leave before the certificate is saved?</source>
        <translation>Quitter avant l’enregistrement du certificat&#x202f;?</translation>
    </message>
    <message>
        <source>Your certificate may be issued already. Its key is kept on this computer, sealed by your password: open this program again to finish.</source>
        <translation>Votre certificat est peut-être déjà émis. Sa clé est gardée sur cet ordinateur, protégée par votre mot de passe&#xa0;: ouvrez de nouveau ce programme pour terminer.</translation>
    </message>
    <message>
        <source>Leave</source>
        <translation>Quitter</translation>
    </message>
    <message>
        <source>One moment, please</source>
        <translation>Patientez quelques instants</translation>
    </message>
</context>
</TS>
