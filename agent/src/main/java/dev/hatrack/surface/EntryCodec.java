package dev.hatrack.surface;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;

/// Entries as bytes: what changes together is one record, and so is on the disk whole or not.
final class EntryCodec {
  private EntryCodec() {}

  static byte[] encode(List<Entry> entries) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (EntryWriter out = new EntryWriter(bytes)) {
      for (Entry entry : entries) {
        out.entry(entry);
      }
    } catch (IOException e) {
      throw new IllegalStateException("memory does not fail", e);
    }
    return bytes.toByteArray();
  }

  /// @throws UncheckedIOException when the bytes are no entries of this version
  static List<Entry> decode(byte[] record) {
    List<Entry> entries = new ArrayList<>();
    try (EntryReader in = new EntryReader(record)) {
      while (in.available() > 0) {
        entries.add(in.entry());
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (RuntimeException e) {
      throw new UncheckedIOException(new IOException("a record makes no sense: " + e, e));
    }
    return entries;
  }
}
