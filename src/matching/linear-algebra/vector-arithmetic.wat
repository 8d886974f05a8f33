;; Arithmetic of vectors, four to sixteen numbers at a time. Vectors of whole numbers have a multiple of sixteen, of floats of four.
(module
  (memory (import "vectors" "memory") 1)

  ;; Inner product of a vector of 16-bit numbers and one of 8-bit numbers, whose bytes go from $row to $end.
  (func (export "product") (param $asked i32) (param $row i32) (param $end i32) (result i32)
    (local $sums v128)
    (loop $next
      (local.set $sums
        (i32x4.add
          (local.get $sums)
          (i32x4.add
            (i32x4.dot_i16x8_s
              (v128.load (local.get $asked))
              (v128.load8x8_s (local.get $row)))
            (i32x4.dot_i16x8_s
              (v128.load offset=16 (local.get $asked))
              (v128.load8x8_s offset=8 (local.get $row))))))
      (local.set $asked (i32.add (local.get $asked) (i32.const 32)))
      (local.set $row (i32.add (local.get $row) (i32.const 16)))
      (br_if $next (i32.lt_u (local.get $row) (local.get $end))))
    (i32.add
      (i32.add (i32x4.extract_lane 0 (local.get $sums)) (i32x4.extract_lane 1 (local.get $sums)))
      (i32.add (i32x4.extract_lane 2 (local.get $sums)) (i32x4.extract_lane 3 (local.get $sums)))))

  ;; Adds a multiple of a vector of 8-bit numbers to one of floats of four bytes.
  (func (export "add") (param $sum i32) (param $row i32) (param $end i32) (param $factor f32)
    (local $factors v128)
    (local $eight v128)
    (local.set $factors (f32x4.splat (local.get $factor)))
    (loop $next
      (local.set $eight (v128.load8x8_s (local.get $row)))
      (v128.store
        (local.get $sum)
        (f32x4.add
          (v128.load (local.get $sum))
          (f32x4.mul
            (local.get $factors)
            (f32x4.convert_i32x4_s (i32x4.extend_low_i16x8_s (local.get $eight))))))
      (v128.store offset=16
        (local.get $sum)
        (f32x4.add
          (v128.load offset=16 (local.get $sum))
          (f32x4.mul
            (local.get $factors)
            (f32x4.convert_i32x4_s (i32x4.extend_high_i16x8_s (local.get $eight))))))
      (local.set $sum (i32.add (local.get $sum) (i32.const 32)))
      (local.set $row (i32.add (local.get $row) (i32.const 8)))
      (br_if $next (i32.lt_u (local.get $row) (local.get $end)))))

  ;; Adds a multiple of a vector of floats of four bytes, which goes from $row to $end, to another; four at a time.
  (func (export "addFloats") (param $sum i32) (param $row i32) (param $end i32) (param $factor f32)
    (local $factors v128)
    (local.set $factors (f32x4.splat (local.get $factor)))
    (block $nothing
      (br_if $nothing (i32.ge_u (local.get $row) (local.get $end)))
      (loop $next
        (v128.store
          (local.get $sum)
          (f32x4.add
            (v128.load (local.get $sum))
            (f32x4.mul (local.get $factors) (v128.load (local.get $row)))))
        (local.set $sum (i32.add (local.get $sum) (i32.const 16)))
        (local.set $row (i32.add (local.get $row) (i32.const 16)))
        (br_if $next (i32.lt_u (local.get $row) (local.get $end)))))))
