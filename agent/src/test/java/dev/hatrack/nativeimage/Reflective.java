package dev.hatrack.nativeimage;

import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.reflect.Array;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.util.ArrayList;

/// Does one of each that the recorder is to see.
final class Reflective {
  private Reflective() {}

  @SuppressWarnings({"restricted", "ReturnValueIgnored"})
  public static void main(String[] arguments) throws Throwable {
    Class<?> number = Class.forName("java.lang.Integer");
    try {
      Class.forName("Nowhere");
    } catch (ClassNotFoundException e) {
      // it is nowhere
    }
    Object length = String.class.getMethod("length").invoke("Hello");
    try {
      number.getConstructor(String.class).newInstance("no number");
    } catch (InvocationTargetException e) {
      // it is none
    }
    MethodHandle text =
        MethodHandles.lookup()
            .findVirtual(ArrayList.class, "toString", MethodType.methodType(String.class));
    Object array = Array.newInstance(number, 1);
    Object proxy =
        Proxy.newProxyInstance(
            Reflective.class.getClassLoader(),
            new Class<?>[] {Runnable.class, Comparable.class},
            (self, method, given) -> "");
    boolean resource = Reflective.class.getResource("Reflective.class") != null;
    MethodHandle abs =
        Linker.nativeLinker()
            .downcallHandle(
                Linker.nativeLinker().defaultLookup().findOrThrow("abs"),
                FunctionDescriptor.of(ValueLayout.JAVA_INT, ValueLayout.JAVA_INT),
                Linker.Option.captureCallState("errno"));
    boolean all = text != null && array != null && proxy != null && abs != null && resource;
    System.out.println(length + " " + number.getName() + " " + all);
  }
}
