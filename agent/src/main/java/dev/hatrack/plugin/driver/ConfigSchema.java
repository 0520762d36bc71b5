package dev.hatrack.plugin.driver;

import dev.hatrack.plugin.wire.hclspec.Attr;
import dev.hatrack.plugin.wire.hclspec.BlockAttrs;
import dev.hatrack.plugin.wire.hclspec.ObjectSpec;
import dev.hatrack.plugin.wire.hclspec.Spec;

/// What a job's `config` may say.
final class ConfigSchema {
  static final String TASK = "task";
  static final String ARGUMENTS = "args";
  static final String OPTIONS = "options";
  static final String BOARD = "board";
  static final String PRIORITY = "priority";
  static final String TTL = "ttl";
  static final String EXCLUSIVE = "exclusive";

  private ConfigSchema() {}

  static Spec spec() {
    ObjectSpec.Builder spec = ObjectSpec.newBuilder();
    attribute(spec, TASK, "string", true);
    attribute(spec, ARGUMENTS, "list(string)", false);
    attribute(spec, BOARD, "string", false);
    attribute(spec, PRIORITY, "number", false);
    attribute(spec, TTL, "string", false);
    attribute(spec, EXCLUSIVE, "bool", false);
    // A block of attributes is what Nomad takes both `options { … }` and `options = { … }` for: it
    // reads the job's JSON, where the two are a list of one object and an object.
    BlockAttrs options = BlockAttrs.newBuilder().setName(OPTIONS).setType("string").build();
    spec.putAttributes(OPTIONS, Spec.newBuilder().setBlockAttrs(options).build());
    return Spec.newBuilder().setObject(spec).build();
  }

  private static void attribute(
      ObjectSpec.Builder spec, String name, String type, boolean required) {
    Attr attribute = Attr.newBuilder().setName(name).setType(type).setRequired(required).build();
    spec.putAttributes(name, Spec.newBuilder().setAttr(attribute).build());
  }
}
