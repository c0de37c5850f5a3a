import { createCipheriv, createDecipheriv, createHmac, hkdfSync, randomBytes } from 'node:crypto'
import { EvenhandError } from '../errors.ts'
import type { SecretBox } from '../use-cases/context.ts'

/** Everything secret comes from one installation secret, so there is one thing to keep and one to lose. */
export const installationSecretBytes = 32

/** One key per purpose: knowing one tells nothing about another. */
export function deriveKey(installationSecret: Buffer, purpose: string): Buffer {
  return Buffer.from(hkdfSync('sha256', installationSecret, 'evenhand', purpose, 32))
}

/** A key as text, for passwords of roles and the like. */
export function derivePassword(installationSecret: Buffer, purpose: string): string {
  return deriveKey(installationSecret, purpose).toString('base64url')
}

/** The passwords of the restricted roles in PostgreSQL. */
export function rolePasswords(installationSecret: Buffer): { app: string; jobs: string; auth: string } {
  const password = (role: string) => derivePassword(installationSecret, `role-${role}`)
  return { app: password('app'), jobs: password('jobs'), auth: password('auth') }
}

const nonceBytes = 12
const tagBytes = 16

/** AES-256-GCM. Sealed form: nonce (12 bytes), tag (16), ciphertext. */
export function openSecretBox(installationSecret: Buffer): SecretBox {
  const key = deriveKey(installationSecret, 'sealed-secrets')
  const marking = deriveKey(installationSecret, 'fingerprints')
  return {
    fingerprint: text => createHmac('sha256', marking).update(text).digest('base64url'),
    seal(text) {
      const nonce = randomBytes(nonceBytes)
      const cipher = createCipheriv('aes-256-gcm', key, nonce)
      const sealed = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()])
      return Buffer.concat([nonce, cipher.getAuthTag(), sealed])
    },
    open(sealed) {
      const decipher = createDecipheriv('aes-256-gcm', key, sealed.subarray(0, nonceBytes), { authTagLength: tagBytes })
      decipher.setAuthTag(sealed.subarray(nonceBytes, nonceBytes + tagBytes))
      try {
        return Buffer.concat([decipher.update(sealed.subarray(nonceBytes + tagBytes)), decipher.final()]).toString('utf8')
      } catch (cause) {
        throw new EvenhandError(
          'wrong-secret',
          'A stored secret cannot be opened: this installation has another installation secret than the one that sealed it.',
          { cause },
        )
      }
    },
  }
}
