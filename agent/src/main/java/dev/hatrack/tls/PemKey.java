package dev.hatrack.tls;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.math.BigInteger;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.spec.InvalidKeySpecException;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// A private key in a PEM file. Java reads PKCS#8 alone; `consul tls cert create` writes SEC 1 (RFC
/// 5915) and OpenSSL's older commands PKCS#1 (RFC 8017 A.1.2), so those two are put into a PKCS#8
/// envelope (RFC 5958) first.
public final class PemKey {
  private static final Pattern BLOCK =
      Pattern.compile(
          "-----BEGIN ((?:RSA |EC |ENCRYPTED )?PRIVATE KEY)-----([^-]+)-----END \\1-----");

  private static final int SEQUENCE = 0x30;
  private static final int OCTET_STRING = 0x04;

  /// SEC 1 carries its curve in an element tagged `[0]`.
  private static final int SEC1_PARAMETERS = 0xa0;

  /// A key is shorter than 16 MB.
  private static final int MOST_LENGTH_BYTES = 3;

  private static final byte[] VERSION_0 = bytes("020100");

  /// rsaEncryption with NULL parameters, RFC 8017 A.1
  private static final byte[] RSA_ALGORITHM = bytes("300d06092a864886f70d0101010500");

  /// id-ecPublicKey, RFC 5480 2.1.1
  private static final byte[] EC_OID = bytes("06072a8648ce3d0201");

  private PemKey() {}

  /// @throws GeneralSecurityException when the file holds no key that can be used, with its name
  public static PrivateKey read(Path file) throws GeneralSecurityException, IOException {
    return of(file, Files.readString(file));
  }

  static PrivateKey of(Path file, String text) throws GeneralSecurityException {
    Matcher pem = BLOCK.matcher(text);
    if (!pem.find()) {
      throw new InvalidKeySpecException(file + " holds no PEM private key");
    }
    byte[] der = der(file, pem.group(2));
    return switch (pem.group(1)) {
      case "PRIVATE KEY" -> pkcs8(file, der);
      case "RSA PRIVATE KEY" -> pkcs8(file, envelope(RSA_ALGORITHM, der));
      case "EC PRIVATE KEY" -> pkcs8(file, envelope(ecAlgorithm(file, der), der));
      default ->
          throw new InvalidKeySpecException(
              file + " is encrypted: give a key without a pass phrase (openssl pkey -in … -out …)");
    };
  }

  private static byte[] der(Path file, String base64) throws InvalidKeySpecException {
    try {
      return Base64.getMimeDecoder().decode(base64);
    } catch (IllegalArgumentException e) {
      throw new InvalidKeySpecException(file + " holds a key that is not Base64", e);
    }
  }

  private static PrivateKey pkcs8(Path file, byte[] der) throws GeneralSecurityException {
    var spec = new PKCS8EncodedKeySpec(der);
    var failure = new InvalidKeySpecException(file + " is no EC, RSA or EdDSA key");
    for (String algorithm : List.of("EC", "RSA", "EdDSA")) {
      try {
        return KeyFactory.getInstance(algorithm).generatePrivate(spec);
      } catch (InvalidKeySpecException e) {
        failure.addSuppressed(e); // of another kind, perhaps
      }
    }
    throw failure;
  }

  private static byte[] envelope(byte[] algorithm, byte[] key) {
    return element(SEQUENCE, VERSION_0, algorithm, element(OCTET_STRING, key));
  }

  private static byte[] ecAlgorithm(Path file, byte[] sec1) throws InvalidKeySpecException {
    try {
      ByteBuffer key = content(ByteBuffer.wrap(sec1));
      while (key.hasRemaining()) {
        int tag = key.get(key.position()) & 0xff;
        ByteBuffer content = content(key);
        if (tag == SEC1_PARAMETERS) {
          return element(SEQUENCE, EC_OID, bytes(content));
        }
      }
    } catch (BufferUnderflowException e) {
      throw new InvalidKeySpecException(file + " ends before its key does", e);
    }
    throw new InvalidKeySpecException(file + " does not name its curve");
  }

  /// What the element at the buffer's position holds; the position is behind it afterwards.
  private static ByteBuffer content(ByteBuffer der) {
    byte _ = der.get();
    int first = der.get() & 0xff;
    int length = first < 0x80 ? first : length(der, first & 0x7f);
    if (length < 0 || length > der.remaining()) {
      throw new BufferUnderflowException();
    }
    ByteBuffer content = der.slice(der.position(), length);
    der.position(der.position() + length);
    return content;
  }

  private static int length(ByteBuffer der, int bytes) {
    if (bytes > MOST_LENGTH_BYTES) {
      throw new BufferUnderflowException();
    }
    int length = 0;
    for (int i = 0; i < bytes; i++) {
      length = (length << 8) | (der.get() & 0xff);
    }
    return length;
  }

  private static byte[] bytes(ByteBuffer buffer) {
    byte[] bytes = new byte[buffer.remaining()];
    buffer.get(bytes);
    return bytes;
  }

  private static byte[] element(int tag, byte[]... contents) {
    var content = new ByteArrayOutputStream();
    for (byte[] part : contents) {
      content.writeBytes(part);
    }
    var whole = new ByteArrayOutputStream();
    whole.write(tag);
    int size = content.size();
    if (size < 0x80) {
      whole.write(size);
    } else {
      byte[] length = BigInteger.valueOf(size).toByteArray();
      int leadingZero = length[0] == 0 ? 1 : 0;
      whole.write(0x80 | (length.length - leadingZero));
      whole.write(length, leadingZero, length.length - leadingZero);
    }
    whole.writeBytes(content.toByteArray());
    return whole.toByteArray();
  }

  private static byte[] bytes(String hex) {
    return HexFormat.of().parseHex(hex);
  }
}
