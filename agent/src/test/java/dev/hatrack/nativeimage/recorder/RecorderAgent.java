package dev.hatrack.nativeimage.recorder;

import java.lang.instrument.Instrumentation;

/// `-javaagent:recorder.jar`, with [Tap#FOLDER] set: records into a file of that folder.
public final class RecorderAgent {
  private RecorderAgent() {}

  public static void premain(String arguments, Instrumentation program) {
    program.addTransformer(new CallSites());
  }
}
