package dev.hatrack.nativeimage.recorder;

import java.lang.classfile.CodeBuilder;
import java.lang.classfile.TypeKind;
import java.lang.classfile.instruction.InvokeInstruction;
import java.lang.constant.ClassDesc;
import java.lang.constant.ConstantDescs;
import java.lang.constant.MethodTypeDesc;
import java.util.ArrayList;
import java.util.List;

/// The arguments of a call, moved from the stack into local variables.
///
/// @param kinds of each; the first is the receiver, if there is one
/// @param slots where each is
record Arguments(List<TypeKind> kinds, List<Integer> slots) {
  private static final ClassDesc TAP = Tap.class.describeConstable().orElseThrow();
  private static final MethodTypeDesc SEEN =
      MethodTypeDesc.of(
          ConstantDescs.CD_void,
          ConstantDescs.CD_Object,
          ConstantDescs.CD_Object.arrayType(),
          ConstantDescs.CD_String,
          ConstantDescs.CD_String,
          ConstantDescs.CD_String);

  static Arguments stored(CodeBuilder code, List<ClassDesc> types) {
    List<TypeKind> kinds = types.stream().map(TypeKind::from).toList();
    List<Integer> slots = new ArrayList<>();
    for (TypeKind kind : kinds.reversed()) {
      int slot = code.allocateLocal(kind);
      slots.addFirst(slot);
      var _ = code.storeLocal(kind, slot);
    }
    return new Arguments(kinds, slots);
  }

  void load(CodeBuilder code) {
    for (int i = 0; i < kinds.size(); i++) {
      var _ = code.loadLocal(kinds.get(i), slots.get(i));
    }
  }

  /// Calls [Tap#seen]; the result is on the stack already. Numbers are not told.
  void tell(CodeBuilder code, InvokeInstruction call, String caller) {
    var _ = code.loadConstant(kinds.size()).anewarray(ConstantDescs.CD_Object);
    for (int i = 0; i < kinds.size(); i++) {
      if (kinds.get(i) == TypeKind.REFERENCE) {
        var _ = code.dup().loadConstant(i).aload(slots.get(i)).aastore();
      }
    }
    var _ =
        code.ldc(code.constantPool().stringEntry(call.owner().asInternalName()))
            .ldc(code.constantPool().stringEntry(call.name().stringValue()))
            .ldc(code.constantPool().stringEntry(caller))
            .invokestatic(TAP, "seen", SEEN);
  }
}
