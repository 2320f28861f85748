// Opens a PKCS#12 file with node-forge and says what it holds: read.js FILE, the password in P12_PASSWORD.
const fs = require("node:fs");
const forge = require("node-forge");
const file = forge.asn1.fromDer(fs.readFileSync(process.argv[2], "binary"));
const opened = forge.pkcs12.pkcs12FromAsn1(file, process.env.P12_PASSWORD);
const bags = (type) => opened.getBags({ bagType: forge.pki.oids[type] })[forge.pki.oids[type]];
const keys = bags("pkcs8ShroudedKeyBag").filter((bag) => bag.key !== null);
const certificates = bags("certBag").filter((bag) => bag.cert !== null);
const name = certificates.flatMap((bag) => bag.attributes.friendlyName || [])[0];
console.log(JSON.stringify({ keys: keys.length, certificates: certificates.length, name }));
