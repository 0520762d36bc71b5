package dev.hatrack.nativeimage.recorder;

import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassHierarchyResolver;
import java.lang.classfile.ClassModel;
import java.lang.classfile.ClassTransform;
import java.lang.classfile.CodeBuilder;
import java.lang.classfile.CodeElement;
import java.lang.classfile.CodeTransform;
import java.lang.classfile.MethodModel;
import java.lang.classfile.Opcode;
import java.lang.classfile.instruction.InvokeInstruction;
import java.lang.constant.ClassDesc;
import java.lang.instrument.ClassFileTransformer;
import java.security.ProtectionDomain;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Adds a call of [Tap] beside each watched call. The watched call itself stays where it is, so
/// that the JDK sees the same caller.
///
/// Only the program's own classes and its libraries' are rewritten. What the JDK's classes do among
/// themselves is the image builder's affair.
final class CallSites implements ClassFileTransformer {
  private static final String OWN = CallSites.class.getPackageName().replace('.', '/') + "/";

  @Override
  public byte @Nullable [] transform(
      @Nullable ClassLoader loader,
      String name,
      @Nullable Class<?> before,
      @Nullable ProtectionDomain domain,
      byte[] bytes) {
    if (loader == null
        || loader == ClassLoader.getPlatformClassLoader()
        || name.startsWith(OWN)
        || isOfTheJdk(domain)) {
      return null;
    }
    try {
      return rewritten(loader, bytes).orElse(null);
    } catch (RuntimeException e) {
      // An instrumented JVM swallows it, and a class that is not watched must not go unnoticed.
      Tap.failed(name, e);
      return null;
    }
  }

  private static boolean isOfTheJdk(@Nullable ProtectionDomain domain) {
    return domain == null
        || domain.getCodeSource() == null
        || domain.getCodeSource().getLocation() == null
        || "jrt".equals(domain.getCodeSource().getLocation().getProtocol());
  }

  private static Optional<byte[]> rewritten(ClassLoader loader, byte[] bytes) {
    ClassFile file = ClassFile.of(ClassFile.ClassHierarchyResolverOption.of(hierarchy(loader)));
    ClassModel model = file.parse(bytes);
    if (model.methods().stream().noneMatch(CallSites::hasWatched)) {
      return Optional.empty();
    }
    String type = model.thisClass().asInternalName().replace('/', '.');
    ClassTransform transform =
        (builder, element) -> {
          if (element instanceof MethodModel method) {
            builder.transformMethod(
                method,
                (methodBuilder, part) -> {
                  if (part instanceof java.lang.classfile.CodeModel code) {
                    methodBuilder.transformCode(
                        code, tapped(type + "." + method.methodName().stringValue()));
                  } else {
                    methodBuilder.with(part);
                  }
                });
          } else {
            builder.with(element);
          }
        };
    return Optional.of(file.transformClass(model, transform));
  }

  private static boolean hasWatched(MethodModel method) {
    return method.code().stream()
        .flatMap(code -> code.elementStream())
        .anyMatch(CallSites::isWatched);
  }

  private static boolean isWatched(CodeElement element) {
    return element instanceof InvokeInstruction call
        && WatchedCalls.contains(call.owner().asInternalName(), call.name().stringValue());
  }

  private static CodeTransform tapped(String caller) {
    return (code, element) -> {
      if (element instanceof InvokeInstruction call && isWatched(element)) {
        tap(code, call, caller);
      } else {
        code.with(element);
      }
    };
  }

  private static void tap(CodeBuilder code, InvokeInstruction call, String caller) {
    boolean receiver = call.opcode() != Opcode.INVOKESTATIC;
    ClassDesc owner = call.owner().asSymbol();
    Arguments arguments =
        Arguments.stored(
            code,
            receiver
                ? call.typeSymbol().insertParameterTypes(0, owner).parameterList()
                : call.typeSymbol().parameterList());
    boolean use = WatchedCalls.isUse(call.owner().asInternalName());
    if (use) {
      var _ = code.aconst_null();
      arguments.tell(code, call, caller);
    }
    arguments.load(code);
    var _ = code.with(call);
    if (!use) {
      if (call.typeSymbol().returnType().isPrimitive()) {
        var _ = code.aconst_null();
      } else {
        var _ = code.dup();
      }
      arguments.tell(code, call, caller);
    }
  }

  /// From class files, so that nothing is loaded for it. A class that is not there (an optional
  /// library's) is taken for an interface, of which a verifier asks nothing.
  private static ClassHierarchyResolver hierarchy(ClassLoader loader) {
    return ClassHierarchyResolver.ofResourceParsing(loader)
        .orElse(ClassHierarchyResolver.defaultResolver())
        .orElse(type -> ClassHierarchyResolver.ClassHierarchyInfo.ofInterface());
  }
}
